"""The server's two doors: pages go to plain synchronous Django, sockets to Channels.

Pages run in a few threads that live as long as the server, so that database connections are kept. The sockets only ring.
"""

import os

from a2wsgi import WSGIMiddleware
from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intervisie.settings")

from intervisie.wsgi import application as pages  # noqa: E402  (needs the settings module)
from sessions.routing import websocket_urlpatterns  # noqa: E402  (needs the apps to be ready)

THREADS = 4

application = ProtocolTypeRouter(
    {
        "http": WSGIMiddleware(pages, workers=THREADS),
        "websocket": AuthMiddlewareStack(URLRouter(websocket_urlpatterns)),
    }
)
