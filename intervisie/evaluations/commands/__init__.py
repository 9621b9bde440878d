"""Every change of an evaluation: calling for it, answering, closing, showing, and the letters in between."""
