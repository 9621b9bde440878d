"""The methods: their definitions, the library and the catalogue. Knows no session."""
