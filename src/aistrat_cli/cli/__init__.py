"""The command line: typer, streams, exit codes, settings and the clock live here and nowhere else."""
