"""Addresses of looking back."""

from django.urls import path

from .views import ballot, calling, questions

urlpatterns = [
    path("terugkijken/<str:token>/", ballot.ballot, name="ballot"),
    path("sessions/<uuid:session>/looking-back/", calling.looking_back, name="looking_back"),
    path("sessions/<uuid:session>/looking-back/paper/", calling.on_paper, name="looking_back_paper"),
    path("organisation/questions/", questions.questions, name="questions"),
]
