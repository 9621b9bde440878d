"""The server's two doors: pages go to plain synchronous Django, sockets to Channels.

Pages run in a few threads that live as long as the server, so that database connections are kept. Sockets only ring.
"""

import gc
import os
from typing import Any

from channels.routing import ProtocolTypeRouter, URLRouter
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intervisie.settings")

from intervisie.wsgi import application as pages  # noqa: I001  (makes the apps ready: has to come first)
from intervisie.bodies import with_whole_bodies
from intervisie.bridge import across
from intervisie.origin import SameOrigin
from sessions.consumers import unless_away, with_bells
from sessions.flood import with_limits
from sessions.routing import websocket_urlpatterns

THREADS = 4

sockets: list[Any] = list(websocket_urlpatterns)  # their types say less than they can do

doors: Any = ProtocolTypeRouter(
    {
        "http": with_whole_bodies(across(pages, THREADS)),
        "websocket": SameOrigin(unless_away(URLRouter(sockets))),
    }
)
application = with_bells(with_limits(doors))

# The first question reads all addresses, and with them every view. What is in memory by now stays there: collections
# over it would be pauses of 0.1 s and more.
reverse("healthz")
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 100)
