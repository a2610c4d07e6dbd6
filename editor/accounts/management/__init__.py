"""Commands around accounts."""
