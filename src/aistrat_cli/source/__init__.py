"""A file's text, and where each value of it was written."""
