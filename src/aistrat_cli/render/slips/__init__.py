"""Slips as text, as Markdown for a pull request, as JSON."""
