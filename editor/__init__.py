"""The editor: communication officers keep answers and contacts true (Wagtail, own environment)."""
