"""The app `evaluations`."""

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    name = "intervisie.evaluations"
    label = "evaluations"
    default_auto_field = "django.db.models.BigAutoField"
