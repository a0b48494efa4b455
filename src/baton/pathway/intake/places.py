"""Whom to call, by place. Only public numbers that are the same for everyone there."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A crisis line. `number` is as dialled, without spaces."""

    name: Text
    number: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    code: str
    name: Text
    emergency: str
    crisis: tuple[Line, ...] = ()


_LIFELINE_988: Final = Line(name=_("Suicide and Crisis Lifeline, call or text"), number="988", shown="988")
_HELPLINE_988: Final = Line(name=_("Suicide Crisis Helpline, call or text"), number="988", shown="988")
_SAMARITANS: Final = Line(name=_("Samaritans"), number="116123", shown="116 123")
_NHS_111: Final = Line(name=_("NHS 111, then the mental health option"), number="111", shown="111")
_LINEA_DE_LA_VIDA: Final = Line(name=_("Línea de la Vida"), number="8009112000", shown="800 911 2000")
_LIFELINE_AU: Final = Line(name=_("Lifeline"), number="131114", shown="13 11 14")

ELSEWHERE: Final = Place(code="XX", name=_("Other countries"), emergency="112")
PLACES: Final = (
    Place(code="US", name=_("United States"), emergency="911", crisis=(_LIFELINE_988,)),
    Place(code="CA", name=_("Canada"), emergency="911", crisis=(_HELPLINE_988,)),
    Place(code="MX", name=_("Mexico"), emergency="911", crisis=(_LINEA_DE_LA_VIDA,)),
    Place(code="GB", name=_("United Kingdom"), emergency="999", crisis=(_SAMARITANS, _NHS_111)),
    Place(code="EU", name=_("European Union"), emergency="112"),
    Place(code="AU", name=_("Australia"), emergency="000", crisis=(_LIFELINE_AU,)),
    ELSEWHERE,
)
_BY_CODE: Final = {place.code: place for place in PLACES}
_EU: Final = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split()  # noqa: SIM905
)
_BY_LANGUAGE: Final = {"en": "US", "de": "EU", "fr": "EU", "it": "EU", "nl": "EU", "pl": "EU"}


def place(request: HttpRequest) -> Place:
    """Chosen in the address (?place=GB), else guessed from the browser's languages: the first that names a country."""
    chosen = _BY_CODE.get(request.GET.get("place", ""))
    return chosen or _guess(request.headers.get("Accept-Language", ""))


def _guess(accepted: str) -> Place:
    languages = [part.split(";")[0].strip() for part in accepted[:200].split(",")]
    for language in languages:
        country = language.partition("-")[2].upper()
        if country:
            return _BY_CODE["EU"] if country in _EU else _BY_CODE.get(country, ELSEWHERE)
    return _BY_CODE[_BY_LANGUAGE.get(languages[0].lower(), "XX")]
