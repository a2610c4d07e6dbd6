"""The only process that faces the internet: page, chat window, chat API, limits, emergency card.

Stands between residents and Rasa (docs/architecture.md) and keeps helping when Rasa does not.
"""
