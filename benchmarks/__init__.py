"""Measurements: the same project for aistrat and for TaskJuggler, and how long a command takes to start."""
