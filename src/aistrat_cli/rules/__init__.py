"""The rules: one file each, found through the registry."""
