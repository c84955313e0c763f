"""What is wrong with a text that is no TOML, and how it is read nevertheless."""
