"""The command line: typer, streams, exit codes and the clock live here and nowhere else."""
