"""Business days: of a series' own calendar, counted in constant time."""
