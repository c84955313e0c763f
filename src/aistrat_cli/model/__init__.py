"""The model: what a schedule file says, typed and frozen, before anything is computed from it."""
