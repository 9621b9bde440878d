"""What becomes of it: intentions that people take along, the mail that asks weeks later, and looking back together."""
