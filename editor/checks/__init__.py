"""Checks while somebody writes: in plain Dutch, with the place."""
