"""All addresses of the site. The room's own addresses are in `sessions.urls`, the gallery's in `methods.urls`."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from intervisie.views import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("", include("intervisie.accounts.urls")),
]
if find_spec("methods.urls"):
    urlpatterns.append(path("methods/", include("methods.urls")))
if find_spec("sessions.urls"):
    urlpatterns.append(path("", include("sessions.urls")))
