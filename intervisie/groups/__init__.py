"""Groups and what they need beside the room: members, their path of meetings, attendance, cases being prepared."""
