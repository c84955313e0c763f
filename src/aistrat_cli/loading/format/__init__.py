"""The format, declared once: its tables and keys, and the schema and reference page made from them."""
