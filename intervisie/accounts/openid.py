"""Signing in at an organisation's own provider (OpenID Connect): a code with PKCE, state and nonce, a signed answer.

Nothing of it is stored. What is believed is a verified address, as much as when a code is mailed to it. Keycloak says
`email_verified`; Entra ID says `xms_edov` when it is asked to.
"""

from __future__ import annotations

import ssl
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache as cache_forever
from hashlib import sha256
from secrets import compare_digest, token_urlsafe
from time import time
from typing import Any
from urllib.parse import quote, urlencode

import jwt
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from .errors import ProviderAway, ProviderRefused, UnverifiedThere

ALGORITHMS = ["RS256", "PS256", "ES256"]
WAIT = 5  # seconds for each question to the provider
GOOD_FOR = 600  # seconds between leaving for the provider and coming back
KEPT = 3600  # seconds that what a provider says of itself is not asked again
LEEWAY = 60  # seconds that two clocks may differ
YES = (True, 1, "1", "true")


@dataclass(frozen=True, slots=True)
class Question:
    """What this browser took along to the provider; it is answered once."""

    state: str
    nonce: str
    verifier: str
    back: str
    at: float


@dataclass(frozen=True, slots=True)
class Known:
    """Whom the provider vouches for."""

    email: str
    name: str


def is_configured() -> bool:
    return bool(settings.OPENID)


def ask(here: str, back: str) -> tuple[str, Question]:
    """Where the browser goes, and what it has to bring back to `here`. Raises `ProviderAway`."""
    question = Question(token_urlsafe(32), token_urlsafe(32), token_urlsafe(48), back, time())
    challenge = urlsafe_b64encode(sha256(question.verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "client_id": settings.OPENID["client"],
        "redirect_uri": here,
        "scope": "openid email profile",
        "state": question.state,
        "nonce": question.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    address = provider()["authorization_endpoint"]
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}", question


def hear(question: Question | None, told: Mapping[str, str], here: str) -> Known:
    """Who came back. Raises `ProviderRefused`, `ProviderAway` and `UnverifiedThere`."""
    if question is None or time() - question.at > GOOD_FOR:
        raise ProviderRefused
    if not compare_digest(question.state.encode(), told.get("state", "").encode()) or not told.get("code"):
        raise ProviderRefused
    claims = _claims(_token(told["code"], question.verifier, here))
    if not compare_digest(question.nonce.encode(), str(claims.get("nonce", "")).encode()):
        raise ProviderRefused
    return _known(claims)


def _known(claims: Mapping[str, Any]) -> Known:
    email = str(claims.get("email") or "").lower()
    if claims.get("email_verified") not in YES and claims.get("xms_edov") not in YES:
        raise UnverifiedThere
    try:
        validate_email(email)
    except ValidationError as error:
        raise UnverifiedThere from error
    return Known(email, str(claims.get("name") or email.partition("@")[0]))


def provider() -> Mapping[str, Any]:
    """What the provider says of itself. Raises `ProviderAway`."""
    issuer = settings.OPENID["issuer"]
    found = _get(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    plain = issuer.startswith("http://")  # this computer: `env.issuer` lets no other through
    if found.get("issuer") != issuer or not all(str(found.get(n, "")).startswith("https://") or plain for n in needed):
        raise ProviderAway
    return found


def _get(address: str, *, again: bool = False) -> dict[str, Any]:
    key = f"openid-{sha256(address.encode()).hexdigest()}"
    found: dict[str, Any] | None = None if again else cache.get(key)
    if found is None:
        found = _answer(lambda client: client.get(address))
        cache.set(key, found, KEPT)
    return found


@cache_forever
def _trusted() -> ssl.SSLContext:
    """The certificates that are believed (`SSL_CERT_FILE` names others): reading them takes longer than asking."""
    import httpx  # noqa: PLC0415  (half a second at every start, and few places have a provider)

    return httpx.create_ssl_context()


def _answer(ask_it: Any) -> dict[str, Any]:
    import httpx  # noqa: PLC0415  (the same)

    try:
        with httpx.Client(timeout=WAIT, verify=_trusted()) as client:
            answer = ask_it(client)
            if answer.status_code in {400, 401, 403}:
                raise ProviderRefused
            found = answer.raise_for_status().json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise ProviderAway from error
    if not isinstance(found, dict):
        raise ProviderAway
    return found


def _token(code: str, verifier: str, here: str) -> str:
    """The signed answer in exchange for the code."""
    known, own = provider(), settings.OPENID
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": here, "code_verifier": verifier}
    if "client_secret_post" in known.get("token_endpoint_auth_methods_supported", ()):
        form |= {"client_id": own["client"], "client_secret": own["secret"]}
        auth = None
    else:
        auth = (quote(own["client"], safe=""), quote(own["secret"], safe=""))
    return str(_answer(lambda client: client.post(known["token_endpoint"], data=form, auth=auth)).get("id_token", ""))


def _claims(token: str) -> Mapping[str, Any]:
    """What the answer says, once its signature, issuer, audience and times are right."""
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            _key(jwt.get_unverified_header(token).get("kid")),
            algorithms=ALGORITHMS,
            audience=settings.OPENID["client"],
            issuer=settings.OPENID["issuer"],
            leeway=LEEWAY,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except jwt.PyJWTError as error:
        raise ProviderRefused from error
    if claims.get("azp", settings.OPENID["client"]) != settings.OPENID["client"]:
        raise ProviderRefused
    return claims


def _key(kid: str | None) -> jwt.PyJWK:
    """The key that signed; a key that is not known yet is asked for once more."""
    for again in (False, True):
        keys = jwt.PyJWKSet.from_dict(_get(provider()["jwks_uri"], again=again)).keys
        for key in keys:
            if key.key_id == kid:
                return key
    raise ProviderRefused
