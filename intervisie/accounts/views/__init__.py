"""HTTP in, HTTP out: each view asks one command or one screen."""
