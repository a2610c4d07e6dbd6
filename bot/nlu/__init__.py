"""Rasa graph components: thin coats around `bot.language`."""
