"""The plain, synchronous side of the server: every page."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intervisie.settings")
application = get_wsgi_application()
