"""`python -m tests.bench.paper`: seconds of our PDF of a whole session, and of bare WeasyPrint on the same document."""

from __future__ import annotations

import json
import os
import time
from statistics import median

TIMES = 5


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intervisie.settings")
    import django  # noqa: PLC0415  (the settings come first)

    django.setup()
    import weasyprint
    from django.template.loader import render_to_string  # noqa: PLC0415  (the same)

    from sessions.export import pdf  # noqa: PLC0415  (the same)
    from sessions.export.packaged import BASE, fetcher  # noqa: PLC0415  (the same)
    from sessions.models import Session  # noqa: PLC0415  (the same)
    from sessions.screens import harvest_screen  # noqa: PLC0415  (the same)
    from tests.factories import make_facilitator, open_room  # noqa: PLC0415  (the same)
    from tests.played import end, play_vijf  # noqa: PLC0415  (the same)

    room = end(play_vijf(open_room(facilitator=make_facilitator("paper@example.org"))))
    session = Session.objects.get(pk=room.session.pk)
    pdf.render(harvest_screen(session))
    screen = harvest_screen(session)
    page = render_to_string("harvest/pdf.html", {"screen": screen})

    def bare_pdf() -> bytes:
        document = weasyprint.HTML(string=page, base_url=BASE, url_fetcher=fetcher(screen.ring))
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))

    bare_pdf()
    turns = [(_timed(lambda: pdf.render(harvest_screen(session))), _timed(bare_pdf)) for _time in range(TIMES)]
    own, bare = zip(*turns, strict=True)
    print(json.dumps({"pdf": median(own), "bare_pdf": median(bare)}))


def _timed(act: object) -> float:
    begun = time.perf_counter()  # ours is made by a process of its own
    act()  # type: ignore[operator]  # a function without arguments
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
