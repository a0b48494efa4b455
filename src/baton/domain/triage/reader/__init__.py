"""What does a person say is wrong, and what is not? Rules and a lexicon of our own; no model, no guess."""

from collections.abc import Sequence

from msgspec import structs

from baton.domain.triage.intake import Intake
from baton.domain.triage.reader import text as texts
from baton.domain.triage.reader.assemble import Draft
from baton.domain.triage.reader.consistency import consistent
from baton.domain.triage.reader.lexicon import Lexicon, load
from baton.domain.triage.reader.mentions import Story
from baton.domain.triage.reader.tokens import Token, tokenise
from baton.domain.triage.reading import Reading

__all__ = ["read"]

UNDERSTOOD_ENOUGH = 0.5
"""The share of known words below which a text is taken to be in another language."""


def read(text: str, *, language: str = "en") -> Reading:
    """Everything a narrative states, denies or touches, each with its words.

    Raises BadInput with the code empty, too_long, control_characters or language.
    """
    texts.check(text)
    lexicon = load(language)
    clean = texts.Clean(text)
    tokens = tokenise(clean.text, lexicon.speech, lexicon.speller.correct)
    reading = Draft(Story(tokens, lexicon), clean, text).reading(_understood(tokens, lexicon))
    if reading.understood < UNDERSTOOD_ENOUGH:
        return _foreign(reading)
    intake = consistent(reading.intake, reading.mentions, text)
    # What the surroundings explained away is asked all the same: words of a sign are never dropped in silence.
    doubted = [code for code in reading.intake.symptoms if code not in intake.symptoms + intake.symptoms_denied]
    return structs.replace(reading, intake=intake, to_ask=tuple(dict.fromkeys((*reading.to_ask, *doubted))))


def _foreign(reading: Reading) -> Reading:
    """What looks like words of another language states nothing; every sign it seems to touch is asked."""
    touched = tuple(dict.fromkeys(each.code for each in reading.mentions if each.key == "symptoms"))
    unclear = tuple(structs.replace(each, status="unclear") for each in reading.mentions)
    return Reading(Intake(), unclear, touched, reading.understood)


def _understood(tokens: Sequence[Token], lexicon: Lexicon) -> float:
    """The share of words that are known, ordinary or mended."""
    words = [t.form for t in tokens if t.form[0].isalpha() and t.end > t.start]
    if not words:
        return 1.0 if tokens else 0.0
    return round(sum(lexicon.speller.knows(w) or len(w) < 3 for w in words) / len(words), 3)
