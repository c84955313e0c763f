"""aistrat: schedules as code, for councils.

This file holds the version and nothing else: whatever it imported, every command would import.
"""

__version__ = "0.1.0"
