"""What was typed and ticked."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baton.domain.triage.decision import Question
from baton.pathway.intake import chips, words
from baton.pathway.intake.models import ALPHABET, CODE_LENGTH
from baton.pathway.intake.queries import WHERE, name_of

OLDEST: Final = 120
MOST_SHOWN: Final = 5000
MOST_CHARACTERS: Final = 10_000
_REPLACED: Final = "\N{REPLACEMENT CHARACTER}"

ANSWER_LABELS: Final = {
    chips.Answer.YES: _("Yes"),
    chips.Answer.NO: _("No"),
    chips.Answer.UNSURE: _("Not sure"),
    chips.Answer.REMOVE: _("Remove"),
}
TOO_LONG: Final = _("That is too long. A few sentences are enough: what hurts, since when, and what you want.")


class Narrative(forms.Form):
    """The one text field."""

    narrative = forms.CharField(
        label=_("In your own words"),
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "true"}),
        error_messages={"required": _("Write what hurts or what you want, or answer questions instead.")},
    )

    def clean_narrative(self) -> str:
        said: str = self.cleaned_data["narrative"]
        if len(said) > MOST_CHARACTERS:
            # Sending a book back to a phone helps nobody; its beginning is what the person will cut from.
            self.data = {**self.data, "narrative": said[:MOST_SHOWN]}
            raise forms.ValidationError(TOO_LONG)
        if _REPLACED in said:
            raise forms.ValidationError(_("The text holds characters that cannot be read. Please type it again."))
        return said


class Corrections(forms.Form):
    """One choice for each chip, and what may be added."""

    age = forms.IntegerField(
        label=_("Your age"),
        required=False,
        min_value=0,
        max_value=OLDEST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    region = forms.ChoiceField(
        label=_("Another place where it hurts"),
        required=False,
        choices=[("", _("Nowhere else")), *words.REGIONS.items()],
    )

    def __init__(self, *args: Any, shown: Iterable[chips.Chip], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = list(shown)
        if not any(chip.name.startswith("body_region:") for chip in self.shown):
            places = [("", _("Nothing hurts")), *words.REGIONS.items()]
            self.fields["region"] = forms.ChoiceField(label=_("Where it hurts"), required=False, choices=places)
        for chip in self.shown:
            self.fields[self.named(chip)] = forms.ChoiceField(
                label=str(chip.label),
                required=False,
                initial=chip.answer.value,
                choices=[(answer.value, ANSWER_LABELS[answer]) for answer in chip.answers],
                widget=forms.RadioSelect,
            )

    @staticmethod
    def named(chip: chips.Chip) -> str:
        """The name of the chip's field, apart from those of what may be added."""
        return f"said:{chip.name}"

    @property
    def answers(self) -> dict[str, chips.Answer]:
        """Only what differs from what was shown."""
        said = ((chip, self.cleaned_data.get(self.named(chip))) for chip in self.shown)
        return {chip.name: chips.Answer(answer) for chip, answer in said if answer and answer != chip.answer}


class QuestionAnswer(forms.Form):
    """The answer to one question: ticks, one choice, a number, a few words, "none of these" or "not sure"."""

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        self.fields["answer"] = _FIELDS[question.kind](question)
        self.is_places = question.id == WHERE
        self.allows_none = question.kind == "any" and not self.is_places
        self.unsure = self.is_bound and "unsure" in self.data
        self.none = self.is_bound and "none" in self.data and self.allows_none
        if self.unsure and not self.is_listed:
            self.fields["answer"] = forms.CharField(required=False)
        self.fields["answer"].required = not (self.unsure or self.none)

    def clean_answer(self) -> Any:
        given = self.cleaned_data["answer"]
        if self.none and given:
            raise forms.ValidationError(_("You ticked something and said “None of these”. Which of the two is it?"))
        return given

    @property
    def is_listed(self) -> bool:
        return self.question.kind in ("any", "choice")

    @property
    def chosen(self) -> list[str]:
        """The facts that are ticked or chosen."""
        if not self.is_listed:
            return []
        picked = self.cleaned_data["answer"]
        names = picked if isinstance(picked, list) else [picked]
        return [fact for option in self.question.options if name_of(option) in names for fact in option.facts[:1]]

    @property
    def typed(self) -> str | None:
        return None if self.is_listed or self.unsure else str(self.cleaned_data["answer"])


def _choices(question: Question) -> list[tuple[str, str]]:
    return [(name_of(option), gettext(option.text)) for option in question.options]


def _ticks(question: Question) -> forms.Field:
    return forms.MultipleChoiceField(
        label="",
        choices=_choices(question),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick what fits, or choose “None of these”.")},
    )


def _choice(question: Question) -> forms.Field:
    return forms.ChoiceField(
        label="",
        choices=_choices(question),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one, or say that you are not sure.")},
    )


def _number(question: Question) -> forms.Field:
    return forms.IntegerField(
        label=_("Your answer"),
        min_value=0,
        max_value=OLDEST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Type a number, or say that you are not sure.")},
    )


def _text(question: Question) -> forms.Field:
    return forms.CharField(
        label=_("Your answer"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Type a few words, or say that you are not sure.")},
    )


_FIELDS: Final = {"any": _ticks, "choice": _choice, "number": _number, "text": _text}


class Recipient(forms.Form):
    """Where the link goes. The address is used once and not kept."""

    email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"})
    )


class AnswerCode(forms.Form):
    """A code as it was copied by hand: dashes, spaces and small letters are welcome."""

    code = forms.CharField(
        label=_("Your answer code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        typed = "".join(self.cleaned_data["code"].upper().replace("-", " ").split())
        typed = typed.translate(str.maketrans("OIL", "011"))
        if len(typed) != CODE_LENGTH or set(typed) - set(ALPHABET):
            raise forms.ValidationError(_("A code has 16 letters and numbers, such as 7K3M-9QXT-2HRD-V5WA."))
        return typed
