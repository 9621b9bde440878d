"""One-time links that sign somebody in, and the token of the set-up page. Only digests are kept in the database.

Who may have such a link made is whoever can run a command on the machine: the links come from `bin/serve` and
`manage.py sign_in_link`, never from a page.
"""

from datetime import timedelta
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from secrets import token_urlsafe

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from intervisie.accounts.models import Organisation, SignInLink, User
from intervisie.data import write_private

GOOD_FOR = timedelta(hours=1)


def digest_of(token: str) -> str:
    """What is kept of a token: a leaked database signs nobody in."""
    return sha256(token.encode()).hexdigest()


def make_link(user: User, path: str = "/", good_for: timedelta = GOOD_FOR) -> str:
    """A path that signs this user in once, within an hour, and then goes on to `path`.

    Raises ValueError when `path` leads outside this site. Links that are over are forgotten on the way.
    """
    if not path.startswith("/") or not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        raise ValueError(f"{path} does not lead to a page of this site.")
    now = timezone.now()
    SignInLink.objects.filter(expires_at__lt=now).delete()
    token = token_urlsafe(24)
    SignInLink.objects.create(user=user, digest=digest_of(token), path=path, expires_at=now + good_for)
    return reverse("enter", args=[token])


def find_link(token: str) -> SignInLink | None:
    """The link of this token as long as it is good: not used, not over, and its user still active."""
    link = SignInLink.objects.select_related("user").filter(digest=digest_of(token)).first()
    return link if link and link.is_good(timezone.now()) and link.user.is_active else None


def spend_link(token: str) -> SignInLink | None:
    """Use the link up and return it; None when it was not good (any more). Of two at once, one gets it."""
    link = find_link(token)
    if link is None:
        return None
    spent = SignInLink.objects.filter(pk=link.pk, used_at=None).update(used_at=timezone.now())
    return link if spent else None


def setup_token_file() -> Path:
    return Path(settings.DATA_DIR) / "setup_token"


def make_setup_link() -> str:
    """The path of the set-up page, with a fresh token; an earlier token stops working."""
    token = token_urlsafe(24)
    write_private(setup_token_file(), token)
    return f"{reverse('setup')}?token={token}"


def setup_is_open(token: str) -> bool:
    """Whether this token opens the set-up page: the right one, and nobody lives here yet."""
    file = setup_token_file()
    known = file.read_text(encoding="utf-8") if file.exists() else ""
    right = bool(known) and compare_digest(token.encode(), known.encode())
    return right and not Organisation.objects.exists()


def close_setup() -> None:
    """Forget the token: the set-up page is gone for good."""
    setup_token_file().unlink(missing_ok=True)
