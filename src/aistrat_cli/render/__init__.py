"""From values to text: one module per format, none of which opens a file."""
