"""Every change of a group. Nothing here knows the room: a session is only ever its number."""
