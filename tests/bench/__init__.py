"""`make bench`: what a turn costs, in time and memory, next to Rasa's own starter bot."""
