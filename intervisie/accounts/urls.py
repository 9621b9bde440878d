"""Addresses of signing in and setting up. What is open under `accounts/` is django-allauth's."""

from allauth.account.views import request_login_code
from allauth.urls import urlpatterns as allauth_pages
from django.urls import include, path

from intervisie.accounts.closing import only_open
from intervisie.accounts.views.doors import enter, setup, sign_out
from intervisie.accounts.views.invitation import invitation
from intervisie.accounts.views.openid import come_back, leave
from intervisie.accounts.views.organisation import brand, logo, logo_do, organisation
from intervisie.accounts.views.people import invitation_do, people, person_do

urlpatterns = [
    path("setup/", setup, name="setup"),
    path("enter/<str:token>/", enter, name="enter"),
    path("invitation/<str:token>/", invitation, name="invitation"),
    path("organisation/", organisation, name="organisation"),
    path("organisation/logo/<slug:act>/", logo_do, name="logo_do"),
    path("logo.png", logo, name="logo"),
    path("brand.css", brand, name="brand"),
    path("people/", people, name="people"),
    path("people/<int:person>/<slug:act>/", person_do, name="person_do"),
    path("people/invitations/<uuid:invitation>/<slug:act>/", invitation_do, name="invitation_do"),
    # The way in is a code by e-mail; there are no passwords to ask for.
    path("accounts/login/", request_login_code, name="account_login"),
    path("accounts/openid/", leave, name="openid"),
    path("accounts/openid/answer/", come_back, name="openid_answer"),
    path("accounts/logout/", sign_out, name="account_logout"),
    path("accounts/", include(list(only_open(allauth_pages)))),
]
