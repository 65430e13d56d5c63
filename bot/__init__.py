"""The Rasa assistant: its channel, its tracker store, its own NLU component and its generated rules."""
