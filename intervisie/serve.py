"""`bin/serve`, once the environment stands: prepare the data folder, print the addresses, serve until told to stop."""

import json
import os
import signal
import socket
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import django
import segno
import uvicorn
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext
from uvicorn.supervisors import Multiprocess

from intervisie import options
from intervisie.ready import ROOT, Stamp, alone, compile_translations, fingerprint

Addresses = dict[str, str]

AFTER_THE_START = 5  # seconds in which the first page goes first
THE_TABLES = 0x696E7465  # the number of our lock in PostgreSQL


def lan_address() -> str:
    """This machine's address in the local network; empty without a network. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def listen(host: str, port: int) -> socket.socket:
    """A socket that already takes connections, so that a printed address works at once. Raises OSError."""
    sock = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind((host, port))
    sock.listen(2048)
    sock.set_inheritable(True)
    return sock


def reachable_at(host: str, port: int) -> tuple[str, str]:
    """The address for this computer and the one for the other devices in the room (the same without a network)."""
    everywhere = host in {"0.0.0.0", "::"}  # noqa: S104  (a comparison, not a choice)
    here = "localhost" if everywhere else f"[{host}]" if ":" in host else host
    there = (lan_address() if everywhere else "") or here
    return f"http://{here}:{port}", f"http://{there}:{port}"


def allow(url: str) -> str:
    """The address for others: what the operator set, or this one. The settings, read later, answer to it."""
    os.environ.setdefault("INTERVISIE_URL", url)
    public = os.environ["INTERVISIE_URL"].rstrip("/")
    host = urlsplit(public).hostname or ""
    hosts = [name for name in os.environ.get("INTERVISIE_HOSTS", "").split(",") if name]
    os.environ["INTERVISIE_HOSTS"] = ",".join(dict.fromkeys([*hosts, f"[{host}]" if ":" in host else host]))
    return public


def prepare_tables() -> None:
    """Check the settings and the method library, and bring the tables up to date."""
    sources = (
        "requirements/app.txt",
        "*/migrations/*.py",
        "*/*/migrations/*.py",
        "methods/**/*.toml",
        "methods/**/*.py",
    )
    stamp = Stamp(Path(settings.DATA_DIR) / ".prepared", fingerprint(*sources))
    with alone_with_tables():
        if stamp.is_current() and tables_are_there():
            return
        call_command("check", stdout=sys.stderr)
        call_command("migrate", interactive=False, verbosity=0)
        stamp.put()


def tables_are_there() -> bool:
    """Whether the tables are those of this version: our own file when it exists, another database when it says so."""
    own_file = Path(settings.DATA_DIR) / "db.sqlite3"
    if settings.DATABASES["default"]["NAME"] == str(own_file):
        return own_file.exists()
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


@contextmanager
def alone_with_tables() -> Iterator[None]:
    """Waits until no other start, on whatever machine, brings the tables of this PostgreSQL up to date."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [THE_TABLES])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [THE_TABLES])


def prepare_styles() -> None:
    """Collect styles, scripts and fonts under names that change with their contents."""
    folder = Path(settings.STATIC_ROOT)
    sources = ("requirements/app.txt", "intervisie/static.py", "intervisie/bundles.py", "static/**/*")
    with alone(folder):
        stamp = Stamp(folder / ".collected", fingerprint(*sources))
        if not stamp.is_current():
            call_command("collectstatic", interactive=False, verbosity=0)
            stamp.put()


def prepare() -> None:
    """Everything a start needs, each part only when its sources changed."""
    with alone(ROOT / "locale"):
        compile_translations(ROOT / "locale")
    django.setup()
    with alone(Path(settings.DATA_DIR)):
        prepare_tables()
    prepare_styles()


def way_in(*, demo: bool) -> str:
    """The path that leads in: a one-time link for a facilitator, or the set-up page when there is nobody yet."""
    from intervisie import demo as demonstration  # noqa: PLC0415  (models exist only after django.setup)
    from intervisie.accounts import links  # noqa: PLC0415  (the same)
    from intervisie.accounts.demo import first_facilitator  # noqa: PLC0415  (the same)

    facilitator = demonstration.fill() if demo else first_facilitator()
    return links.make_link(facilitator) if facilitator else links.make_setup_link()


def show(addresses: Addresses, *, as_json: bool) -> None:
    """Print the addresses, for people or for a programme."""
    if as_json:
        print(json.dumps(addresses), flush=True)
        return
    first_time = "/setup/" in addresses["sign_in_url"]
    lines = {
        gettext("On this computer"): addresses["url"],
        gettext("For others in the same network"): addresses["lan_url"],
        gettext("Set up, once") if first_time else gettext("Sign in, once"): addresses["sign_in_url"],
    }
    segno.make(addresses["lan_url"], error="l").terminal(border=2, compact=True)
    for label, url in lines.items():
        print(f"\n  {label}\n    {url}")
    print(f"\n  {gettext('Ctrl-C stops it.')}\n", flush=True)


def configuration(choice: Namespace) -> uvicorn.Config:
    return uvicorn.Config(
        "intervisie.asgi:application",
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_max_size=4096,
        ws_per_message_deflate=False,
        lifespan="off",
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,  # who asks is settled in intervisie.address, whether over HTTPS in the settings
        timeout_keep_alive=75,
        timeout_graceful_shutdown=5,
        workers=choice.workers,
    )


def keep_house() -> None:
    """Beside the serving: make the first PDF quick, clean up every day, and send what is due."""
    from intervisie import jobs  # noqa: PLC0415  (models exist only after django.setup)
    from sessions.export import warm_up  # noqa: PLC0415  (the same)

    time.sleep(AFTER_THE_START)
    warm_up()
    jobs.work(jobs.usual())


def serve(choice: Namespace, sock: socket.socket) -> None:
    """Serve until Ctrl-C or SIGTERM, and then end without a fuss."""
    config = configuration(choice)
    if choice.workers > 1:
        Multiprocess(config, sockets=[sock]).run()
    else:
        uvicorn.Server(config).run(sockets=[sock])


def end(_signal: int, _frame: object) -> None:
    """Ends without a fuss. While uvicorn serves it listens itself, and hands on what it heard when it is done."""
    raise SystemExit(0)


def main(arguments: list[str] | None = None) -> int:
    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    choice = options.parse(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intervisie.settings")
    os.umask(0o077)
    try:
        sock = listen(choice.host, choice.port)
    except OSError as error:
        print(f"Port {choice.port} is not free ({error.strerror}). Choose another one with --port.", file=sys.stderr)
        return 1
    url, lan_url = reachable_at(choice.host, sock.getsockname()[1])
    lan_url = allow(lan_url)
    prepare()
    if choice.workers == 1:
        import_module("intervisie.asgi")
    # Behind a proxy with HTTPS only its own address signs in: cookies go nowhere else.
    entrance = (lan_url if settings.HTTPS else url) + way_in(demo=choice.demo)
    Thread(target=keep_house, daemon=True).start()
    show({"url": url, "lan_url": lan_url, "sign_in_url": entrance}, as_json=choice.json)
    serve(choice, sock)
    return 0


if __name__ == "__main__":
    sys.exit(main())
