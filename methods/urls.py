"""The addresses of the gallery."""

from django.urls import path

from methods import views

urlpatterns = [
    path("", views.gallery, name="methods"),
    path("choose/", views.choose, name="choose"),
    path("compare/", views.compare, name="compare"),
    path("<slug:slug>/", views.method, name="method"),
    path("<slug:slug>/materials/", views.materials, name="materials"),
]
