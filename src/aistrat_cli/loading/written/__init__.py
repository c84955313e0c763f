"""Strings as people write them: days, expressions, periods, amounts; and what a mistyped one was meant to be."""
