"""Pages that belong to no app: the health of the installation."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

import intervisie
from intervisie.accounts.access import open_to_all


def database_answers() -> bool:
    """Whether the database answers a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


@open_to_all
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The health of this installation as JSON; status 503 when the database does not answer."""
    well = database_answers()
    state = {
        "status": "ok" if well else "error",
        "database": "ok" if well else "error",
        "channel_layer": "redis" if settings.REDIS_URL else "in-process",
        "version": intervisie.__version__,
    }
    return JsonResponse(state, status=200 if well else 503)
