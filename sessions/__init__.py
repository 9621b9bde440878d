"""The room: live sessions (Django app label `live_sessions`)."""
