"""The expected noes. The text is for the person: what is so, and what now."""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Refusal(Exception):
    """One middleware shows it as a page or a fragment, so a view never catches one.

    `action_url` and `action_label` offer the next step; without them the page leads home.
    """

    status: ClassVar[int] = 400
    title: ClassVar[Text] = _("That did not work")
    default: ClassVar[Text] = _("Please go back and try again.")

    def __init__(self, message: Text = "", *, action_url: str = "/", action_label: Text = "") -> None:
        super().__init__(message)
        self.message = message or self.default
        self.action_url = action_url
        self.action_label = action_label or _("Back to the start")


class NotFound(Refusal):
    """Missing, or hidden from this person: both look the same."""

    status = 404
    title = _("We cannot find that page")
    default = _("It does not exist, or it is not yours to see.")


class NotPermitted(Refusal):
    status = 403
    title = _("You cannot do this")
    default = _("Your account does not allow it.")


class WrongState(Refusal):
    """Somebody or something was quicker."""

    status = 409
    title = _("This has changed in the meantime")
    default = _("Reload the page to see how it stands now.")
