"""The site and the organisation around the room: settings, addresses, accounts. The room itself lives in `sessions`."""

__version__ = "0.1.0"
