"""The harvest: a print view and the same as PDF."""
