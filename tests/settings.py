"""The product's settings with a data folder of its own: tests never touch a real installation.

`TEST_DATABASE_URL` runs them on another database server; `tests/scale` does so on a PostgreSQL of its own.
"""

import atexit
import os
import shutil
import tempfile

os.environ["INTERVISIE_DATA"] = tempfile.mkdtemp(prefix="intervisie-tests-")
atexit.register(shutil.rmtree, os.environ["INTERVISIE_DATA"], ignore_errors=True)
for name in (
    "DATABASE_URL",
    "DATABASE_URL_COORDINATOR",
    "REDIS_URL",
    "EMAIL_URL",
    "INTERVISIE_HTTPS",
    "INTERVISIE_HOSTS",
    "INTERVISIE_DEBUG",
):
    os.environ.pop(name, None)
if "TEST_DATABASE_URL" in os.environ:
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]

from intervisie.settings import *  # noqa: E402, F403  (the folder has to be known first)

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
