"""How a line gets into the ledger."""

import uuid
from hashlib import sha256
from typing import Literal

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils import timezone

from baton.audit.models import Entry

Channel = Literal["page", "api", "command"]


def record(
    *,
    by: AbstractBaseUser | None,
    action: str,
    subject: models.Model,
    channel: Channel = "page",
    anonymous_token: str = "",
    request_id: uuid.UUID | None = None,
) -> Entry:
    """Write one line, in the transaction of what it tells of, so that neither exists without the other.

    `by` None: somebody who has not signed in. Then `anonymous_token` is a secret of their session; only its hash is
    kept, so that one visitor's lines can be told to belong together and nothing can be signed in with.
    """
    assert subject.pk is not None, "A line is about something that has been stored."
    entry = Entry(
        at=timezone.now(),
        actor_id=None if by is None else by.pk,
        acting_as=sha256(anonymous_token.encode()).hexdigest() if anonymous_token else "",
        action=action,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        channel=channel,
        request_id=request_id or uuid.uuid4(),
    )
    entry.save()
    return entry
