"""One module a command; each declares it in `COMMAND`."""
