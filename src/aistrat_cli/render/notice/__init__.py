"""The notice of a meeting: a letter from a template that can be replaced."""
