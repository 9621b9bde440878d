"""The app of the room. Its label is `live_sessions`, because Django's own app is called sessions."""

from django.apps import AppConfig


class SessionsConfig(AppConfig):
    name = "sessions"
    label = "live_sessions"
    verbose_name = "sessions"
