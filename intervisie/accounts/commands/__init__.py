"""Every change of accounts and organisations. Each locks, checks and then writes."""
