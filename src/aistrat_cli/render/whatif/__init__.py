"""What a change of a schedule would do: as values, as text, as JSON."""
