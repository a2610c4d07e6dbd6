"""Speed and memory of the bot against Rasa's default pipeline, on the same data, in the same run."""
