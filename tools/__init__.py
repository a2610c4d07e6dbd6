"""Commands behind the Makefile: set up, train, run, test."""
