"""What a browser says about a passkey, read before allauth looks at it: allauth takes it for whole."""

from __future__ import annotations

import struct
from typing import Any

from allauth.mfa.webauthn import forms as theirs
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

NONSENSE = (TypeError, ValueError, KeyError, AttributeError, IndexError, struct.error)


class Credential(forms.JSONField):
    """The answer of a device, of this kind; anything else is refused."""

    def __init__(self, kind: type[AuthenticationResponse | RegistrationResponse]) -> None:
        super().__init__(widget=forms.HiddenInput)
        self.kind = kind

    def to_python(self, value: Any) -> Any:
        told = super().to_python(value)
        if told is not None:
            try:
                self.kind.from_dict(told)
            except NONSENSE as problem:
                raise ValidationError(_("That is not right. Try it once more.")) from problem
        return told


class Add(theirs.AddWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    credential = Credential(RegistrationResponse)
    name = forms.CharField(required=False, max_length=60)


class Authenticate(theirs.AuthenticateWebAuthnForm):  # type: ignore[misc]  # the same
    credential = Credential(AuthenticationResponse)


class Login(theirs.LoginWebAuthnForm):  # type: ignore[misc]  # the same
    credential = Credential(AuthenticationResponse)


class Reauthenticate(theirs.ReauthenticateWebAuthnForm):  # type: ignore[misc]  # the same
    credential = Credential(AuthenticationResponse)


class Rename(theirs.EditWebAuthnForm):  # type: ignore[misc]  # the same
    name = forms.CharField(max_length=60)
