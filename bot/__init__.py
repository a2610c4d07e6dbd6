"""Python of the Rasa server: Dutch understanding, policies, channels, texts."""
