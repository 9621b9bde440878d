"""Addresses of the coordinator: everything behind one word, so that a proxy can close it off."""

from django.urls import path

from . import views

urlpatterns = [
    path("inzicht/", views.insights, name="insights"),
    path("inzicht/plannen/", views.planning_help, name="planning_help"),
    path("inzicht/plannen/bellen/", views.calls, name="calls"),
    path("inzicht/rapport.pdf", views.report, name="insights_report"),
    path("inzicht/tabel.xlsx", views.table, name="insights_table"),
]
