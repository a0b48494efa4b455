"""The pages: from the first word to the answer without JavaScript, their parts for htmx, and what is typed wrong."""

from html import unescape
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from tests.pathway.intake.conftest import BACK, SADDLE

from baton.pathway.intake import queries
from baton.pathway.intake.models import Draft, Submission

pytestmark = pytest.mark.django_db
PART = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "div#question"}


@pytest.fixture
def started(client: Client) -> tuple[Client, str]:
    """A browser that has written what hurts, and the address of what was understood."""
    return client, client.post("/", {"narrative": BACK})["Location"]


@pytest.fixture
def answered(started: tuple[Client, str], walk: Any) -> tuple[Client, str]:
    client, address = started
    return client, walk(client, client.post(address, {})["Location"])


def test_the_start_asks_one_question_and_says_what_this_is_not(client: Client) -> None:
    page = client.get("/", headers={"accept-language": "en-GB"}).content.decode()
    assert page.count("<textarea") == 1
    assert "not a diagnosis" in page
    assert "tel:999" in page


def test_from_words_to_the_answer_without_javascript(answered: tuple[Client, str]) -> None:
    client, address = answered
    assert address.startswith("/answers/")
    page = client.get(address)
    assert page.status_code == 200
    submission = page.context["submission"]
    assert submission.narrative == BACK
    text = unescape(page.content.decode())
    for reason in page.context["decision"]["reasons"]:
        assert reason["text"] in text
        assert reason["source"]["title"] in text
    assert page.context["decision"]["rulebook"] in text
    assert "/learn/physical-therapist/" in text


def test_from_nothing_to_the_answer_with_questions_only(client: Client, walk: Any) -> None:
    first = client.post("/questions/")["Location"]
    assert first.startswith("/questions/")
    assert walk(client, first).startswith("/answers/")


def test_what_was_understood_comes_with_its_words(started: tuple[Client, str]) -> None:
    client, address = started
    page = client.get(address)
    assert page.status_code == 200
    quotes = {quote for section in page.context["sections"] for chip in section.chips for quote in chip.quotes}
    assert quotes
    assert all(quote in BACK for quote in quotes)


def test_a_correction_on_the_page_counts(started: tuple[Client, str]) -> None:
    client, address = started
    client.post(address, {"said:symptoms:fever": "unsure", "age": "52", "region": "hip"})
    draft = Draft.objects.get()
    assert draft.intake["age"] == 52
    assert "hip" in draft.intake["body_region"]
    assert "fever" not in draft.intake["symptoms_denied"]


@pytest.mark.parametrize(
    "typed", [{"age": "140"}, {"age": "-1"}, {"age": "x"}, {"region": "moon"}, {"said:symptoms:fever": "maybe"}]
)
def test_a_correction_that_makes_no_sense_stores_nothing(started: tuple[Client, str], typed: dict[str, str]) -> None:
    client, address = started
    before = Draft.objects.get().intake
    page = client.post(address, typed)
    assert page.status_code == 422
    assert b"errorlist" in page.content or b"error-links" in page.content
    assert Draft.objects.get().intake == before


def test_the_words_can_be_changed_and_are_read_again(started: tuple[Client, str]) -> None:
    client, address = started
    again = client.post(f"{address}words/", {"narrative": "My back hurts. I am 60 years old and 41 no more."})
    assert again.status_code == 302
    assert Draft.objects.get().narrative.startswith("My back hurts")
    kept = client.post(f"{address}words/", {"narrative": ""})
    assert kept.status_code == 422


def test_an_emergency_is_on_the_page_after_the_first_press(client: Client) -> None:
    address = client.post("/", {"narrative": SADDLE})["Location"]
    page = client.get(address, headers={"accept-language": "en-US"})
    text = page.content.decode()
    assert page.context["page"].is_emergency
    assert "tel:911" in text
    assert text.index("tel:911") < text.index("Until help comes")
    assert "/learn/cost/" not in text


def test_thoughts_of_ending_ones_life_show_who_listens(client: Client) -> None:
    address = client.post("/", {"narrative": "My back hurts and I want to end my life."})["Location"]
    assert "tel:988" in client.get(address, headers={"accept-language": "en-US"}).content.decode()
    assert "tel:116123" in client.get(address, headers={"accept-language": "en-GB"}).content.decode()


def test_an_emergency_can_be_corrected_without_typing_it_again(client: Client) -> None:
    address = client.post("/", {"narrative": SADDLE})["Location"]
    again = client.post(f"{address}change/")["Location"]
    page = client.get(again)
    assert page.context["draft"].narrative == SADDLE
    assert "said:symptoms:saddle_numbness" in page.content.decode()
    shown = [chip for section in page.context["sections"] for chip in section.chips]
    numb = {f"said:{chip.name}": "no" for chip in shown if chip.is_fact and any("numb" in said for said in chip.quotes)}
    assert numb
    onward = client.post(again, numb)["Location"]
    assert onward.startswith("/questions/")


def test_a_question_answers_with_its_part_for_htmx(client: Client) -> None:
    address = client.post("/questions/")["Location"]
    whole, part = client.get(address).content.decode(), client.get(address, **PART).content.decode()
    assert "<html" in whole
    assert "<html" not in part
    assert part.lstrip().startswith("<title>")
    assert 'id="question"' in part
    assert 'id="question"' in whole


def test_the_last_answer_leaves_the_page_for_htmx_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MOST_QUESTIONS", 1)
    address = client.post("/questions/")["Location"]
    question = client.get(address).context["question"]
    response = client.post(address, {"question": question.id, "unsure": "1"}, **PART)
    assert response["HX-Redirect"].startswith("/answers/")


def test_a_visit_with_nothing_left_to_ask_offers_its_answer(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address = client.post("/questions/")["Location"]
    monkeypatch.setattr(queries, "MOST_QUESTIONS", 0)
    page = client.get(address)
    assert page.status_code == 200
    assert client.post(f"{address}answer/")["Location"].startswith("/answers/")


def test_nothing_ticked_is_said_and_none_of_these_with_a_tick_is_asked_back(started: tuple[Client, str]) -> None:
    client, address = started
    address = client.post(address, {})["Location"]
    question = client.get(address).context["question"]
    assert question.kind == "any"
    empty = client.post(address, {"question": question.id})
    assert empty.status_code == 422
    ticked = queries.name_of(question.options[0])
    both = client.post(address, {"question": question.id, "answer": ticked, "none": "1"})
    assert both.status_code == 422
    assert "checked" in both.content.decode()
    assert Draft.objects.get().history == []


def test_back_brings_the_earlier_answer_with_it(client: Client) -> None:
    address = client.post("/questions/")["Location"]
    first = client.get(address).context["question"]
    client.post(address, {"question": first.id, "answer": queries.name_of(first.options[0])})
    assert client.post(f"{address}back/")["Location"] == address
    page = client.get(address)
    assert page.context["question"] == first
    assert "choice-before" in page.content.decode() or " checked" in page.content.decode()


def test_back_from_the_first_question_leads_to_what_was_understood_or_to_the_start(started: tuple[Client, str]) -> None:
    client, check = started
    address = client.post(check, {})["Location"]
    assert client.post(f"{address}back/")["Location"] == check
    alone = client.post("/questions/")["Location"]
    assert client.post(f"{alone}back/")["Location"] == "/"


def test_not_sure_goes_on(client: Client) -> None:
    address = client.post("/questions/")["Location"]
    first = client.get(address).context["question"]
    assert client.post(address, {"question": first.id, "unsure": "1"}).status_code == 302
    assert client.get(address).context["question"] != first


def test_the_page_of_an_earlier_question_does_not_answer_a_later_one(client: Client) -> None:
    address = client.post("/questions/")["Location"]
    first = client.get(address).context["question"]
    client.post(address, {"question": first.id, "answer": queries.name_of(first.options[0])})
    late = client.post(address, {"question": first.id, "answer": "none"})
    assert late.status_code == 200
    assert len(Draft.objects.get().history) == 1


@pytest.mark.parametrize(
    "said",
    ["", "   ", "x" * 10_001, "膝盖疼痛已经三周了" * 5, "knee \x07 pain", "\u200b\u200b"],
)
def test_what_cannot_be_read_is_one_sentence_at_the_field(client: Client, said: str) -> None:
    page = client.post("/", {"narrative": said})
    assert page.status_code == 422
    text = page.content.decode()
    assert text.count("field-error") == 1
    assert not Draft.objects.exists()
    if said.strip() and "\x07" not in said:
        assert said[:20] in text


@pytest.mark.parametrize(
    "body",
    [
        b"narrative=knee%00pain",
        b"narrative=" + b"x" * 2_000_000,
        b"narrative=\xed\xa0\x80",
        b"narrative=%ED%A0%80",
        "narrative=\ufffd".encode(),
    ],
    ids=["nul", "two megabytes", "surrogate", "escaped surrogate", "what a surrogate becomes"],
)
def test_what_no_text_is_stores_nothing(client: Client, body: bytes) -> None:
    page = client.post("/", body, content_type="application/x-www-form-urlencoded")
    assert 400 <= page.status_code < 500
    assert b"<h1" in page.content
    assert not Draft.objects.exists()


def test_right_to_left_text_is_shown_and_answered_kindly(client: Client) -> None:
    page = client.post("/", {"narrative": "ركبتي تؤلمني منذ ثلاثة أسابيع عند صعود الدرج"})
    assert page.status_code == 422
    assert "ركبتي" in page.content.decode()


def test_markup_in_the_words_stays_words(client: Client, walk: Any) -> None:
    address = client.post("/", {"narrative": "<script>alert(1)</script> my back ached"})["Location"]
    assert b"<script>alert" not in client.get(address).content
    assert b"<script>alert" not in client.get(walk(client, client.post(address, {})["Location"])).content


def test_in_spanish_the_field_gives_way_to_the_questions(client: Client, walk: Any) -> None:
    client.cookies["django_language"] = "es"
    page = client.get("/").content.decode()
    assert "<textarea" not in page
    assert walk(client, client.post("/questions/")["Location"]).startswith("/answers/")
    assert Submission.objects.get().language == "es"


# Whose is it?


@pytest.mark.parametrize("path", ["check/{}/", "questions/{}/"])
def test_eve_does_not_see_a_visit(started: tuple[Client, str], path: str, as_eve: Client) -> None:
    code = Draft.objects.get().code
    for client in (Client(), as_eve):
        assert client.get("/" + path.format(code)).status_code == 404
        assert client.get("/" + path.format("0" * 16)).status_code == 404


@pytest.mark.parametrize("path", ["", "change/", "keep/", "send/"])
def test_eve_does_not_reach_danas_answer(begin: Any, finish: Any, dana: Any, as_eve: Client, path: str) -> None:
    draft, by = begin(user=dana)
    submission = finish(draft, by)
    for client in (Client(), as_eve):
        for code in (submission.code, "0" * 16):
            method = client.post if path in ("change/", "keep/") else client.get
            assert method(f"/answers/{code}/{path}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "questions/",
        "answers/forget/",
        "check/{}/words/",
        "questions/{}/back/",
        "questions/{}/answer/",
        "answers/{}/change/",
        "answers/{}/keep/",
    ],
)
def test_nothing_changes_by_being_looked_at(client: Client, path: str) -> None:
    assert client.get("/" + path.format("0" * 16)).status_code == 405


def test_each_look_is_in_the_ledger(answered: tuple[Client, str], ledger: Any) -> None:
    client, address = answered
    before = ledger().count("answer.read")
    client.get(address)
    assert ledger().count("answer.read") == before + 1


def test_no_cache_keeps_an_answer(answered: tuple[Client, str]) -> None:
    client, address = answered
    assert "no-store" in client.get(address)["Cache-Control"]


def test_the_code_opens_the_answer_however_it_was_copied(answered: tuple[Client, str]) -> None:
    _client, address = answered
    code = queries.grouped(Submission.objects.get().code).lower().replace("0", "o").replace("-", " ")
    elsewhere = Client()
    assert elsewhere.post("/answers/", {"code": code})["Location"] == address
    assert elsewhere.post("/answers/", {"code": "0000-0000-0000-0000"}).status_code == 422
    assert elsewhere.post("/answers/", {"code": "hello"}).status_code == 422


def test_an_account_takes_the_answers_along(answered: tuple[Client, str], dana: Any, password: str) -> None:
    client, address = answered
    assert len(client.get("/answers/").context["answers"]) == 1
    client.post("/account/login/?next=/answers/", {"login": dana.email, "password": password})
    page = client.get("/answers/")
    assert [one.owner for one in page.context["answers"]] == [dana]
    assert Client().get(address).status_code == 404


def test_an_answer_found_by_its_code_goes_into_the_account(begin: Any, finish: Any, as_dana: Client, dana: Any) -> None:
    submission = finish(*begin())
    assert len(as_dana.get("/answers/").context["answers"]) == 0
    as_dana.post(f"/answers/{submission.code}/keep/", follow=True)
    submission.refresh_from_db()
    assert submission.owner == dana


@pytest.mark.django_db(transaction=True)
def test_the_link_comes_by_mail_and_opens_to_read_only(client: Client) -> None:
    address = client.post("/", {"narrative": SADDLE})["Location"]
    assert client.post(f"{address}send/", {"email": "nonsense"}).status_code == 422
    assert client.post(f"{address}send/", {"email": "dana@example.org"})["Location"] == address
    (message,) = mail.outbox
    link = next(word for word in str(message.body).split() if word.startswith("http"))
    page = Client().get(link.replace("http://testserver", ""))
    assert page.status_code == 200
    assert "change/" not in page.content.decode()
    assert Client().get("/answers/mail/nonsense/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_failing_mail_server_is_one_sentence(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise ConnectionRefusedError

    address = client.post("/", {"narrative": SADDLE})["Location"]
    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    page = client.post(f"{address}send/", {"email": "dana@example.org"})
    assert page.status_code == 422
    assert "dana@example.org" in page.content.decode()


def test_what_was_only_asked_does_not_crowd_what_was_said(answered: tuple[Client, str]) -> None:
    client, address = answered
    again = client.get(client.post(f"{address}change/")["Location"])
    denied = next(section for section in again.context["sections"] if section.group == "denied")
    assert all(chip.quotes for chip in denied.chips)
    assert len(denied.asked) > len(denied.chips)
    assert f"said:{denied.asked[0].name}" in again.content.decode()
    assert denied.asked[0].label in unescape(client.get(address).content.decode())


def test_only_what_led_here_stands_as_the_reason(answered: tuple[Client, str]) -> None:
    client, address = answered
    page = client.get(address).context["page"]
    assert page.deciding
    assert {reason["destination"] for reason in page.deciding} == {page.submission.destination}
    assert page.deciding + page.counting_less == page.decision["reasons"]


def test_signing_up_takes_the_answers_along(answered: tuple[Client, str], password: str) -> None:
    client, _address = answered
    form = client.get("/account/signup/?next=/answers/").context["form"]
    said = {"email": "new@example.org", "password1": password, "preferred_name": "New", "language": "en"}
    page = client.post("/account/signup/?next=/answers/", {**dict.fromkeys(form.fields, ""), **said}, follow=True)
    assert page.redirect_chain[-1][0] == "/answers/"
    assert [one.owner.email for one in page.context["answers"]] == ["new@example.org"]


def test_many_answers_come_in_pages(begin: Any, dana: Any, as_dana: Client) -> None:
    for _number in range(12):
        begin(SADDLE, user=dana)
    assert len(as_dana.get("/answers/").context["answers"]) == 10
    assert len(as_dana.get("/answers/?page=2").context["answers"]) == 2
    for nonsense in ("99", "-1", "x"):
        assert as_dana.get(f"/answers/?page={nonsense}").status_code == 200


def test_a_shared_computer_forgets(answered: tuple[Client, str], as_eve: Client) -> None:
    client, address = answered
    client.post("/answers/forget/")
    assert len(client.get("/answers/").context["answers"]) == 0
    assert client.get(f"/questions/{Draft.objects.get().code}/").status_code == 404
    assert client.get(address).status_code == 200
