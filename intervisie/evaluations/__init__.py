"""How people look back at a session: asked once, answered without a name, shown only when nobody can be found in it."""
