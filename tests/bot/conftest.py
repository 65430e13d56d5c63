"""The files of `inside/` import Rasa; they are collected in its environment only (see test_inside.py)."""

collect_ignore_glob = ["inside/*"]
