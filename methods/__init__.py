"""The scripts: definitions, the library, and the pages that show it. Nothing here knows a session."""
