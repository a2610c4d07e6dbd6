"""Rasa policies: danger goes before everything."""
