"""All addresses of the site. The room's own addresses are in `sessions.urls`, the gallery's in `methods.urls`."""

from django.urls import include, path

from intervisie.views import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("sessions.urls")),  # a room asks again and again, so it is looked for first
    path("", include("intervisie.accounts.urls")),
    path("", include("intervisie.groups.urls")),
    path("", include("intervisie.followup.urls")),
    path("", include("intervisie.insights.urls")),
    path("", include("intervisie.evaluations.urls")),
    path("methods/", include("methods.urls")),
]

handler500 = "sessions.middleware.broken"
