"""The room. The label differs from the package name: Django's own session app is already called `sessions`."""

from django.apps import AppConfig


class SessionsConfig(AppConfig):
    name = "sessions"
    label = "live_sessions"
    default_auto_field = "django.db.models.BigAutoField"
