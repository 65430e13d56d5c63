"""Starts Rasa, the action server and the API together, and knows when they can really answer."""
