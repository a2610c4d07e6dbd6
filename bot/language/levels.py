"""The levels of danger, from worst to none; what they mean stands in docs/intents.md."""

LEVELS = ("acuut", "structureel", "vermoeden", "geen")
DANGER_GROUP = "gevaar_"  # Intents of this group are for acute danger only.
ACUTE = LEVELS[0]
