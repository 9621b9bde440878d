"""What a coordinator sees: whether intervisie works across groups. Never a case, a card, or who answered what."""
