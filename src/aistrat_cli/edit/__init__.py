"""Changing a person's schedule file: the values that were asked for, and not one byte beside them."""
