"""The plan: on which day everything falls, with what float, and why."""
