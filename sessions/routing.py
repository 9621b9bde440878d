"""The room's sockets: one per screen, all of them only hear the bell."""

from typing import Any

from django.urls import path

from .consumers import BeamerBell, ConsoleBell, SeatBell

console: Any = ConsoleBell.as_asgi()  # django-stubs knows views only, not sockets
beamer: Any = BeamerBell.as_asgi()
seat: Any = SeatBell.as_asgi()

websocket_urlpatterns = [
    path("live/console/<uuid:session>/", console),
    path("live/beamer/<str:token>/", beamer),
    path("live/seat/", seat),
]
