"""Addresses of intentions."""

from django.urls import path

from . import views

urlpatterns = [
    path("kring/voornemen/", views.intend, name="intend"),
    path("voornemen/<str:token>/", views.intention, name="intention"),
]
