"""Following up: what was due and done, one topic through all its stages, what has none."""
