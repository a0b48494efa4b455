"""The learning pages: there, in both languages, plain, sourced and linked."""

import itertools
import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from baton.domain.sources import Source
from baton.site.learn import sources
from baton.site.learn.comparison import NO, SCOPE, YES
from baton.site.learn.pages import BY_SLUG, CHAPTERS, PAGES, Page, neighbors
from baton.site.learn.questions import QUESTIONS

ADDRESSES = ["/learn/", *(f"/learn/{page.slug}/" for page in PAGES)]
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "use", "wbr"}
BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "td", "th", "summary"}
WORDS_PER_MINUTE = 200
MOST_WORDS = 620
MOST_WORDS_OF_LISTS = {"questions": 850, "help-now": 660}
GRADE_OF_A_TWELVE_YEAR_OLD = 7.0


class Reader(HTMLParser):
    """Reads what a person sees: headings in order, links, and each block of text outside titles of sources."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.blocks: list[str] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if identifier := values.get("id"):
            self.ids.append(identifier)
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in BLOCKS:
            self.blocks.append("")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.blocks and "main" in self._open and "cite" not in self._open:
            self.blocks[-1] += data

    @property
    def sentences(self) -> set[str]:
        texts = (re.sub(r"\s+", " ", block).strip() for block in self.blocks)
        return {text for text in texts if len(re.findall(r"[^\W\d_]{2,}", text)) > 2}


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def see(anonymous: Client):
    """Reads an address as nobody in particular, in a language."""

    def read(address: str, language: str = "en") -> str:
        response = anonymous.get(address, headers={"accept-language": language})
        assert response.status_code == 200, address
        return response.content.decode()

    return read


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_opens_for_anyone_in_both_languages(see, address: str, language: str):
    html = see(address, language)
    assert f'<html lang="{language}"' in html
    assert html.count("<h1") == 1
    assert re.search(r'<meta name="description" content="[^"]{20,170}"', html)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_sentence_of_the_english_page_is_left_on_the_spanish_one(see, address: str):
    left = Reader(see(address)).sentences & Reader(see(address, "es")).sentences
    assert left == set()


@pytest.mark.parametrize("address", ADDRESSES)
def test_headings_go_down_one_step_at_a_time(see, address: str):
    headings = Reader(see(address)).headings
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(headings))


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_identifier_is_used_twice(see, address: str):
    ids = Reader(see(address)).ids
    assert len(ids) == len(set(ids))


def test_every_page_is_reached_from_the_index_and_leads_back_to_it_and_to_the_question(see):
    seen: set[str] = set()
    to_see = ["/learn/"]
    while to_see:
        address = to_see.pop()
        seen.add(address)
        links = {link.partition("#")[0] for link in Reader(see(address)).links}
        assert {"/", "/learn/"} <= links
        to_see += [link for link in links if link.startswith("/learn/") and link not in seen and link not in to_see]
    assert seen == set(ADDRESSES)


def test_the_question_itself_answers(anonymous: Client):
    assert anonymous.get("/").status_code == 200


def test_reading_on_passes_every_page_once():
    walked, page = [], PAGES[0]
    while page is not None:
        walked.append(page)
        page = neighbors(page)[1]
    assert walked == list(PAGES) == [page for chapter in CHAPTERS for page in chapter.pages]
    assert neighbors(PAGES[0])[0] is None
    assert all(neighbors(neighbors(page)[1])[0] is page for page in PAGES[:-1])


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_asks_the_database_nothing(anonymous: Client, django_assert_num_queries, address: str):
    with django_assert_num_queries(0):
        anonymous.get(address)


def test_a_page_that_does_not_exist_is_not_found(anonymous: Client):
    assert anonymous.get("/learn/miracle-cures/").status_code == 404


def test_pages_are_only_read(anonymous: Client):
    assert anonymous.head("/learn/cost/").status_code == 200
    assert anonymous.post("/learn/cost/").status_code in {403, 405}


# Sources


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_a_page_shows_its_sources_or_says_why_it_has_none(see, page: Page):
    assert bool(page.sources) != bool(page.why_no_sources)
    html = see(page.url)
    assert all(f'href="{citation.source.url}"' in html for citation in page.sources)
    assert not page.why_no_sources or str(page.why_no_sources) in html


def test_every_source_is_used_and_says_where_and_when():
    kept = {name: value for name, value in vars(sources).items() if isinstance(value, sources.Citation)}
    used = {id(citation) for page in PAGES for citation in page.sources}
    assert {name for name, citation in kept.items() if id(citation) not in used} == set()
    assert all(_complete(citation.source) for citation in kept.values())


def _complete(source: Source) -> bool:
    return source.url.startswith("https://") and 1980 < source.year <= 2026 and bool(source.title and source.locator)


def test_every_source_is_listed_in_the_manual(pytestconfig):
    manual = (pytestconfig.rootpath / "docs" / "sources.md").read_text()
    urls = {citation.source.url for page in PAGES for citation in page.sources}
    assert {url for url in urls if url not in manual} == set()


# Plain words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_a_page_is_short_and_says_honestly_how_long_it_takes(see, page: Page):
    words = len(re.findall(r"[\w’-]+", " ".join(_texts(see(page.url)))))
    assert words <= MOST_WORDS_OF_LISTS.get(page.slug, MOST_WORDS)
    assert abs(words / WORDS_PER_MINUTE - page.minutes) <= 0.6


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_a_twelve_year_old_can_follow(see, page: Page):
    assert _grade(_texts(see(page.url))) <= GRADE_OF_A_TWELVE_YEAR_OLD


def test_the_grade_of_a_hard_sentence_is_high():
    hard = (
        "Individualized musculoskeletal rehabilitation necessitates interdisciplinary communication and documentation"
    )
    assert _grade([hard]) > GRADE_OF_A_TWELVE_YEAR_OLD


def _texts(html: str) -> list[str]:
    """What stands between the start of the article and its sources."""
    body = html.partition("<article")[2].partition('id="sources"')[0]
    return [text for block in Reader(f"<main {body}</main>").blocks if (text := " ".join(block.split()))]


def _grade(texts: list[str]) -> float:
    """The US school grade after Flesch and Kincaid (1975), with syllables counted as groups of vowels."""
    sentences = [part for text in texts for part in re.split(r"[.!?:;]\s|[.!?:;]$", text) if re.search(r"\w", part)]
    words = re.findall(r"[a-z]+(?:[’-][a-z]+)*", " ".join(sentences).lower())
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<!l)e$", "", word)))) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


# What must not be said wrong


def test_a_trainer_never_diagnoses_treats_or_restarts():
    clinical = (
        "diagnose",
        "Treat",
        "rehabilitation",
        "Massage",
        "needling",
        "brace",
        "ready to train",
        "Allow it again",
    )
    rows = [task for task in SCOPE if any(word in str(task.what) for word in clinical)]
    assert len(rows) == len(clinical)
    assert all(task.trainer is NO for task in rows)


def test_anyone_may_stop():
    stop = next(task for task in SCOPE if str(task.what).startswith("Stop your training"))
    assert (stop.therapist, stop.trainer) == (YES, YES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_every_page_that_states_facts_says_that_no_clinician_has_reviewed_it(see, page: Page):
    for language in ("en", "es"):
        with translation.override(language):
            notice = gettext("In words of our own. No clinician has reviewed this page yet.")
        assert (notice in see(page.url, language)) == bool(page.sources)


@pytest.mark.parametrize("slug", ["disclaimer", "checklists", "side-by-side"])
def test_what_cannot_wait_is_one_link_away(see, slug: str):
    assert reverse("learn:page", args=["help-now"]) in Reader(see(BY_SLUG[slug].url)).links
    assert reverse("learn:page", args=["help-now"]) in Reader(see("/learn/")).links


@pytest.mark.parametrize("number", ["911", "999", "112", "988", "116 123"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_numbers_to_call_are_on_the_page_for_emergencies(see, language: str, number: str):
    assert number in see("/learn/help-now/", language)


def test_anchors_of_questions_are_unique_and_their_pages_exist():
    slugs = [question.slug for question in QUESTIONS]
    assert len(slugs) == len(set(slugs))
    assert all(question.page is BY_SLUG.get(question.see) for question in QUESTIONS)
