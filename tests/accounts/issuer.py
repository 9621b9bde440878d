"""A small OpenID provider that really answers over HTTP, with a key of its own and answers that can be bent."""

from __future__ import annotations

import json
import threading
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from time import time
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

CLIENT, SECRET = "intervisie", "between: us"


def new_key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


class Issuer(ThreadingHTTPServer):
    """Everybody who is sent here signs in as `person`; `bent` replaces what the signed answer says.

    While it `holds` it shows the way back instead of sending the browser there.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.key = self.signs_with = new_key()
        self.person: dict[str, Any] = {}
        self.bent: dict[str, Any] = {}
        self.is_down = self.holds = False
        self.asked: dict[str, dict[str, str]] = {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/realms/lindedal"

    def itself(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/auth",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def keys(self) -> dict[str, Any]:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [public | {"kid": "one", "use": "sig", "alg": "RS256"}]}

    def sign(self, question: dict[str, str]) -> str:
        now = int(time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "f3a1",
            "iat": now,
            "exp": now + 300,
            "nonce": question["nonce"],
        }
        return jwt.encode(claims | self.person | self.bent, self.signs_with, "RS256", headers={"kid": "one"})


class Answers(BaseHTTPRequestHandler):
    """What the provider says at each of its addresses."""

    server: Issuer

    def do_GET(self) -> None:
        path, issuer = urlsplit(self.path), self.server
        if issuer.is_down:
            self.say({}, 503)
        elif path.path.endswith("openid-configuration"):
            self.say(issuer.itself())
        elif path.path.endswith("/keys"):
            self.say(issuer.keys())
        else:
            self.let_in({name: values[0] for name, values in parse_qs(path.query).items()})

    def let_in(self, question: dict[str, str]) -> None:
        code = token_urlsafe(8)
        self.server.asked[code] = question
        back = f"{question['redirect_uri']}?{urlencode({'code': code, 'state': question['state']})}"
        if self.server.holds:
            self.say({"back": back})
            return
        self.send_response(302)
        self.send_header("Location", back)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        told = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        question = self.server.asked.pop(told["code"][0], None)
        if question is None or not self.is_from(question, told):
            self.say({"error": "invalid_grant"}, 400)
        else:
            self.say({"access_token": "x", "token_type": "Bearer", "id_token": self.server.sign(question)})

    def is_from(self, question: dict[str, str], told: dict[str, list[str]]) -> bool:
        """Whether the client knows its secret, the verifier and the address that was asked with."""
        name, _, secret = b64decode(self.headers["Authorization"].partition(" ")[2]).decode().partition(":")
        challenge = urlsafe_b64encode(sha256(told["code_verifier"][0].encode()).digest()).rstrip(b"=").decode()
        shown = (unquote(name), unquote(secret), challenge, told["redirect_uri"][0])
        return shown == (CLIENT, SECRET, question["code_challenge"], question["redirect_uri"])

    def say(self, what: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


@contextmanager
def running() -> Iterator[Issuer]:
    with Issuer() as issuer:
        thread = threading.Thread(target=issuer.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield issuer
        finally:
            issuer.shutdown()
            thread.join()
