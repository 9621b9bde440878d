"""Settings of the bare site: the same database engine, nothing around the view and no app but its own."""

from intervisie.settings import *  # noqa: F403  (the same, but for what follows)

INSTALLED_APPS = ["django.contrib.contenttypes", "methods"]
MIDDLEWARE = []
AUTH_USER_MODEL = "auth.User"
ROOT_URLCONF = "tests.bench.bare"
