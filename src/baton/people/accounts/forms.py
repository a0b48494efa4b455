"""What is typed about an account."""

from typing import Any, ClassVar

from allauth.account.forms import SignupForm
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from baton.people.accounts import actions
from baton.people.accounts.models import User


class SignUp(SignupForm):
    """Asks for an e-mail address, a password and a name to be called by. Nothing else is needed to begin."""

    preferred_name = forms.CharField(
        label=_("What should we call you?"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    field_order: ClassVar = ["preferred_name", "email", "password1"]

    def custom_signup(self, request: HttpRequest, user: User) -> None:
        name = self.cleaned_data["preferred_name"]
        actions.welcome(user=user, preferred_name=name, language=get_language() or "", by=user)


class Details(forms.Form):
    preferred_name = forms.CharField(
        label=_("What should we call you?"),
        help_text=_("As you like to be addressed."),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class Erasure(forms.Form):
    """Typing the own address keeps a slip of the thumb from erasing a record."""

    email = forms.EmailField(
        label=_("Type your e-mail address to confirm"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if email != self.user.email:
            raise forms.ValidationError(_("This is not the e-mail address of your account."), code="other_email")
        return email
