"""A lexicon that was prepared is the lexicon that would be compiled now, or it is not used."""

import pytest

from baton.cli.prepare import keep, prepare
from baton.domain.triage.reader import lexicon, prepared, read


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Where the lexicon is kept during a test; none is loaded before or after."""
    monkeypatch.setattr(prepared, "path", lambda language: tmp_path / "cache" / language)
    lexicon.load.cache_clear()
    yield tmp_path / "cache" / "en"
    lexicon.load.cache_clear()


SAYING = "I'm 41. My left knee hurts on stairs since two weeks, no fever, my mother had cancer."


def test_a_prepared_lexicon_reads_as_a_compiled_one(kept):
    compiled = read(SAYING)
    prepare("en")
    lexicon.load.cache_clear()

    assert isinstance(prepared.stored("en"), lexicon.Lexicon)
    assert read(SAYING) == compiled


def test_without_one_it_is_compiled_now(kept):
    assert not kept.exists()
    assert isinstance(lexicon.load("en"), lexicon.Lexicon)


def test_one_of_other_words_is_left_alone(kept, monkeypatch):
    prepare("en")
    assert prepared.is_current("en")
    monkeypatch.setattr(prepared, "fingerprint", lambda language: b"x" * 32)

    assert prepared.stored("en") is None
    assert not prepared.is_current("en")


def test_what_was_compiled_for_an_answer_is_kept_for_the_next(kept):
    keep("en")
    written = kept.stat().st_mtime_ns
    keep("en")

    assert prepared.is_current("en")
    assert kept.stat().st_mtime_ns == written


def test_a_folder_that_cannot_be_written_is_no_matter(kept):
    kept.parent.write_text("a file where the folder would be")

    keep("en")

    assert not prepared.is_current("en")
