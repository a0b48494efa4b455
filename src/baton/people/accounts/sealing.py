"""Secrets at rest."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


class Seal:
    """Encrypts for one purpose with a key derived from SECRET_KEY, and reads what any fallback key has closed."""

    def __init__(self, purpose: str) -> None:
        keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        self._fernet = MultiFernet([_fernet(purpose, key) for key in keys])

    def close(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode("ascii")

    def open(self, sealed: str) -> str:
        return self._fernet.decrypt(sealed.encode("ascii")).decode()


def _fernet(purpose: str, key: str | bytes) -> Fernet:
    secret = key.encode() if isinstance(key, str) else key
    return Fernet(urlsafe_b64encode(sha256(purpose.encode() + b"\n" + secret).digest()))
