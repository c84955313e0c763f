"""The command line: its words, streams, exit codes, settings and the clock live here and nowhere else."""
