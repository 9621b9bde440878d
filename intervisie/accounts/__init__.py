"""People who sign in, and their organisation. Participants of a session never come here: they have a seat."""
