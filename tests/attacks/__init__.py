"""Attacks on what is published: what a reader with patience, arithmetic and colleagues could find out."""
