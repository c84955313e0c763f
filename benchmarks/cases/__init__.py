"""Known answers: small networks, and the days that TaskJuggler gives them, frozen as files for the tests."""
