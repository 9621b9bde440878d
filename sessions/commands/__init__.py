"""Every change of a session, one verb each: lock, check, change, announce. Nothing else writes or rings."""
