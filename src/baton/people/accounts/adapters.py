"""Where allauth asks us."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import cached_property

from baton.people.accounts import actions
from baton.people.accounts.models import User
from baton.people.accounts.sealing import Seal


class AccountAdapter(DefaultAccountAdapter):
    """An address is one account, however it is capitalised."""

    def clean_email(self, email: str) -> str:
        return str(super().clean_email(email)).lower()

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        actions.sign_in(user=user, by=user)
        if user.language and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            translation.activate(user.language)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keys of authenticator apps and recovery codes are encrypted at rest."""

    @cached_property
    def _seal(self) -> Seal:
        return Seal("second factor")

    def encrypt(self, text: str) -> str:
        return self._seal.close(text)

    def decrypt(self, encrypted_text: str) -> str:
        return self._seal.open(encrypted_text)
