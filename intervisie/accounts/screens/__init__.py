"""Frozen view-models of the pages about people and their organisation."""
