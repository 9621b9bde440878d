"""Every change of an intention."""
