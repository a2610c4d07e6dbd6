"""Four eyes: who may change what, who may approve it, and that nobody publishes own work."""
