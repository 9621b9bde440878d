"""Our site behind Django's own ASGI handler, as a new project gets it."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intervisie.settings")

from django.core.asgi import get_asgi_application

application = get_asgi_application()
