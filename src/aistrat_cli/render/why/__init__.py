"""Why an item is on its day: the story as values, then as text and as JSON."""
