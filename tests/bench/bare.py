"""What ours is held against, on the same server and the same database.

A view without middleware that inserts one row and answers, and a Channels consumer that broadcasts the line to its room
through a plain table of sockets: the least that a live tool with a durable answer can do.
"""

from __future__ import annotations

import asyncio
import os
from collections import defaultdict
from typing import Any, ClassVar

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.bare_settings"

from a2wsgi import WSGIMiddleware
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.wsgi import get_wsgi_application

pages = get_wsgi_application()

from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.urls import path

THREADS = 4  # as in intervisie.asgi
SOCKETS: defaultdict[str, set[Any]] = defaultdict(set)


class Line(models.Model):
    """One row."""

    text = models.TextField()

    objects: ClassVar[models.Manager[Line]] = models.Manager()

    class Meta:
        app_label = "methods"
        db_table = "bench_line"

    def __str__(self) -> str:
        return self.text


class Sockets(AsyncWebsocketConsumer):
    """One socket of a room."""

    loop: asyncio.AbstractEventLoop | None = None

    async def connect(self) -> None:
        type(self).loop = asyncio.get_running_loop()
        self.room = self.scope["url_route"]["kwargs"]["room"]
        SOCKETS[self.room].add(self)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        SOCKETS[self.room].discard(self)


async def broadcast(room: str, text: str) -> None:
    for socket in tuple(SOCKETS[room]):
        await socket.send(text_data=text)


def line(request: HttpRequest) -> HttpResponse:
    """Insert, tell the room, answer."""
    text, room = request.POST["text"], request.POST["room"]
    Line.objects.create(text=text)
    if Sockets.loop is not None:
        asyncio.run_coroutine_threadsafe(broadcast(room, text), Sockets.loop)
    return HttpResponse(status=204)


urlpatterns = [path("line/", line)]
sockets: list[Any] = [path("ws/<str:room>/", Sockets.as_asgi())]  # type: ignore[arg-type]  # its types say less

if Line._meta.db_table not in connection.introspection.table_names():
    with connection.schema_editor() as editor:
        editor.create_model(Line)

application: Any = ProtocolTypeRouter(
    {"http": WSGIMiddleware(pages, workers=THREADS), "websocket": URLRouter(sockets)}  # type: ignore[arg-type]  # WSGI's own types say less
)
