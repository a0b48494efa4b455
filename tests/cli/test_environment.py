"""Production's environment variables: each missing or malformed one is explained, all of them at once."""

import pytest

from baton.site.settings.environment import VARIABLES, BrokenEnvironment, read

GOOD = {
    "BATON_SECRET_KEY": "a1b2c3d4e5" * 5,
    "BATON_AUDIT_KEY": "5e4d3c2b1a" * 5,
    "BATON_HOSTS": "care.example.org, www.care.example.org",
    "DATABASE_URL": "postgresql://baton:secret@db.example.org/baton",
}


def sentences(**changes: str) -> tuple[str, ...]:
    with pytest.raises(BrokenEnvironment) as broken:
        read(GOOD | changes)
    return broken.value.sentences


def test_four_variables_are_enough():
    environment = read(GOOD)

    assert environment.hosts == ("care.example.org", "www.care.example.org")
    assert (environment.port, environment.workers, environment.proxied, environment.mail_url) == (8000, 2, False, None)


def test_every_missing_variable_is_named_at_once():
    with pytest.raises(BrokenEnvironment) as broken:
        read({})

    required = [variable.name for variable in VARIABLES if variable.required]
    assert [sentence.split(" is missing: ")[0] for sentence in broken.value.sentences] == required


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("BATON_SECRET_KEY", "short"),
        ("BATON_HOSTS", "*"),
        ("BATON_HOSTS", "https://care.example.org"),
        ("DATABASE_URL", "mysql://db/baton"),
        ("BATON_MAIL_URL", "mail.example.org"),
        ("BATON_PORT", "eighty"),
        ("BATON_PORT", "0"),
        ("BATON_PORT", "²"),
        ("BATON_WORKERS", "-1"),
        ("BATON_PROXIED", "true"),
    ],
)
def test_a_malformed_variable_is_explained_in_one_sentence(name, text):
    (sentence,) = sentences(**{name: text})

    assert sentence.startswith(f"{name} ")
    assert "\n" not in sentence


def test_one_leaked_key_must_not_be_two():
    assert "BATON_AUDIT_KEY is the same as" in sentences(BATON_AUDIT_KEY=GOOD["BATON_SECRET_KEY"])[0]
