"""Reading environment variables so that a wrong value is refused with its name and a sentence, never guessed at.

Each function raises ImproperlyConfigured. Which variables there are is in `intervisie.settings`.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

_env = environ.Env()

ON = {"1", "true", "yes", "on"}
OFF = {"0", "false", "no", "off", ""}
ENGINES = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}


def text(name: str, default: str = "") -> str:
    """The value as it stands."""
    return str(_env.str(name, default=default)).strip()


def switch(name: str) -> bool:
    """On or off (the default)."""
    value = text(name).lower()
    if value not in ON | OFF:
        raise ImproperlyConfigured(f"{name} is “{value}”. Write 1 for on or 0 for off.")
    return value in ON


def number(name: str, default: int = 0, *, least: int = 0) -> int:
    """A whole number that is not too small."""
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name} is “{value}”. Write a whole number of at least {least}.")
    return int(value)


def exact_hosts(name: str) -> list[str]:
    """Host names, separated by commas. A pattern would let strangers' names in: each name in full."""
    hosts = [host.strip() for host in text(name).split(",") if host.strip()]
    for host in hosts:
        if "*" in host or host.startswith("."):
            raise ImproperlyConfigured(f"{name}: “{host}” is a pattern. Write each host name in full.")
    return hosts


def web_address(name: str) -> str:
    """An address of a site, such as `https://intervisie.example`, without a slash at its end; empty by default."""
    value = text(name).rstrip("/")
    parts = urlsplit(value)
    if value and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.path):
        raise ImproperlyConfigured(f"{name} is “{value}”. Write an address such as https://intervisie.example.")
    return value


def openid(name: str) -> dict[str, str]:
    """Where an organisation's people sign in: issuer, client, secret and a name for the button; nothing by default."""
    found = {part: text(f"{name}_{part.upper()}") for part in ("issuer", "client", "secret")}
    if not any(found.values()):
        return {}
    for part, value in found.items():
        if not value:
            raise ImproperlyConfigured(f"{name}_{part.upper()} is missing: issuer, client and secret belong together.")
    parts = urlsplit(found["issuer"])
    if parts.scheme != "https" and (parts.scheme, parts.hostname) not in {("http", "localhost"), ("http", "127.0.0.1")}:
        raise ImproperlyConfigured(f"{name}_ISSUER is “{found['issuer']}”. Write an address that begins with https://.")
    return found | {"name": text(f"{name}_NAME") or str(parts.hostname)}


def database(name: str, default: str) -> dict[str, Any]:
    """Django's settings of a database, such as `postgres://user:password@host/name`: SQLite or PostgreSQL."""
    found = _from_url(name, _env.db_url_config, text(name, default))
    if found.get("ENGINE") not in ENGINES:
        raise ImproperlyConfigured(f"{name} cannot be read: it begins with sqlite:/// or postgres://.")
    return found


def walled(name: str, beside: dict[str, Any]) -> dict[str, Any]:
    """The same PostgreSQL database as `beside`, by the address of another role."""
    found = database(name, "")
    places = [(each["ENGINE"], each.get("HOST"), each.get("PORT"), each["NAME"]) for each in (found, beside)]
    if places[0] != places[1] or "postgresql" not in found["ENGINE"] or found["USER"] == beside["USER"]:
        raise ImproperlyConfigured(f"{name} has to lead to the PostgreSQL database of DATABASE_URL, with another role.")
    return beside | {part: found[part] for part in ("USER", "PASSWORD")}


def email(name: str, default: str) -> dict[str, Any]:
    """Django's settings of sending mail, such as `smtp+tls://user:password@host:587`."""
    return _from_url(name, _env.email_url_config, text(name, default))


def _from_url(name: str, read: Callable[[str], dict[str, Any]], url: str) -> dict[str, Any]:
    try:
        return read(url)
    except (ImproperlyConfigured, KeyError, ValueError) as problem:
        raise ImproperlyConfigured(f"{name} cannot be read: how it begins is not known here.") from problem
