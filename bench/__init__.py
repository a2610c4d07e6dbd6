"""Speed and memory of the bot beside Rasa's default pipeline: same data, same run."""
