"""Freezing a plan, and comparing two: what slipped, and which edits moved it."""
