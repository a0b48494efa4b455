"""From what hurts to whom to see: HTTP in, HTTP out."""

from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from baton.domain.errors import BadInput
from baton.pathway.intake import actions, forms, places, queries, visitors
from baton.pathway.intake.models import Draft
from baton.pathway.intake.visitors import newcomer, remember_answer, remember_draft, visitor

READ: Final = frozenset({"en"})
"""The languages in which a narrative can be read; in the others a visit starts with the questions."""
ANSWERS_ON_A_PAGE: Final = 10
_PART: Final = "#question"


@login_not_required
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest) -> HttpResponseBase:
    """The question, and one field for it."""
    form = forms.Narrative(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            draft = actions.begin(narrative=form.cleaned_data["narrative"], language=_language(), by=newcomer(request))
        except BadInput as problem:
            form.add_error("narrative", _(problem.message))
        else:
            return _onward(request, draft)
    context = {"form": form, "reads": _language() in READ, "place": places.place(request)}
    return render(request, "intake/start.html", context, status=422 if form.errors else 200)


@login_not_required
@require_POST
def begin(request: HttpRequest) -> HttpResponseBase:
    """The way without words: questions from the first to the last."""
    return _onward(request, actions.begin(narrative="", language=_language(), by=newcomer(request)))


@login_not_required
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, code: str) -> HttpResponseBase:
    """What was understood, to be put right before it counts."""
    draft = queries.draft(code=code, viewer=visitor(request))
    if draft.submission is not None:
        return redirect("answer", draft.submission.code)
    form = forms.Corrections(
        request.POST if request.method == "POST" else None,
        shown=queries.understood(draft),
        initial=queries.known(draft),
    )
    if form.is_bound and form.is_valid():
        draft = actions.correct(
            draft=draft,
            answers=form.answers,
            age=form.cleaned_data["age"],
            region=form.cleaned_data["region"],
            by=visitor(request),
        )
        return _onward(request, draft, checked=True)
    return _check_page(request, draft, form)


@login_not_required
@require_POST
def reread(request: HttpRequest, code: str) -> HttpResponseBase:
    """The words were changed: read them again."""
    draft = queries.draft(code=code, viewer=visitor(request))
    form = forms.Narrative(request.POST)
    if form.is_valid():
        try:
            draft = actions.reread(draft=draft, narrative=form.cleaned_data["narrative"], by=visitor(request))
        except BadInput as problem:
            form.add_error("narrative", _(problem.message))
        else:
            return _onward(request, draft)
    return _check_page(request, draft, forms.Corrections(shown=queries.understood(draft)), words=form)


@login_not_required
@require_http_methods(["GET", "POST"])
def questions(request: HttpRequest, code: str) -> HttpResponseBase:
    """The one question that matters most now."""
    draft = queries.draft(code=code, viewer=visitor(request))
    standing = queries.standing(draft)
    if draft.submission is not None:
        return _onward(request, draft, checked=True)
    if standing.question is None:
        return render(request, "intake/ready.html", {"draft": draft})
    if request.method == "GET" or request.POST.get("question") != standing.question.id:
        return _question_page(request, draft, standing, None)
    form = forms.QuestionAnswer(request.POST, question=standing.question)
    if not form.is_valid():
        return _question_page(request, draft, standing, form)
    try:
        draft = _answered(request, draft, form)
    except BadInput as problem:
        form.add_error("answer", _(problem.message))
        return _question_page(request, draft, standing, form)
    return _onward(request, draft, checked=True)


@login_not_required
@require_POST
def back(request: HttpRequest, code: str) -> HttpResponseBase:
    """One answer back; from the first question to what was understood, or to the start."""
    draft = queries.draft(code=code, viewer=visitor(request))
    if draft.history:
        actions.back(draft=draft, by=visitor(request))
        return redirect("questions", code)
    return redirect("check", code) if draft.narrative else redirect("home")


@login_not_required
@require_POST
def submit(request: HttpRequest, code: str) -> HttpResponseBase:
    """The answer so far, without the questions that are left."""
    draft = queries.draft(code=code, viewer=visitor(request))
    submission = actions.submit(draft=draft, by=visitor(request))
    remember_answer(request, submission.code)
    return _go(request, resolve_url("answer", submission.code))


@login_not_required
@require_GET
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """The answer with its plan and its reasons, as it was given."""
    submission = queries.submission(code=code, viewer=visitor(request))
    actions.look(submission=submission, by=visitor(request))
    return render(request, "intake/answer.html", _answer_context(request, queries.page(submission)))


@login_not_required
@require_GET
def mailed(request: HttpRequest, link: str) -> HttpResponse:
    """The same answer, opened from an e-mail: to read and print, not to change."""
    submission = queries.mailed(link=link)
    actions.look(submission=submission, by=visitor(request))
    context = _answer_context(request, queries.page(submission))
    return render(request, "intake/answer.html", {**context, "read_only": True})


@login_not_required
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, code: str) -> HttpResponseBase:
    """A link to the answer, by e-mail."""
    submission = queries.submission(code=code, viewer=visitor(request))
    form = forms.Recipient(request.POST if request.method == "POST" else None, initial=_own_address(request))
    if form.is_bound and form.is_valid():
        try:
            actions.send(
                submission=submission,
                to=form.cleaned_data["email"],
                link=lambda signed: request.build_absolute_uri(reverse("mailed", args=[signed])),
                by=visitor(request),
            )
        except actions.MailFailed:
            form.add_error("email", _("The e-mail could not be sent. Try again in a minute, or save the link."))
        else:
            messages.success(request, _("The e-mail with your link is on its way."))
            return redirect("answer", code)
    context = {"form": form, "submission": submission, "days": queries.LINK_VALID.days}
    return render(request, "intake/send.html", context, status=422 if form.errors else 200)


@login_not_required
@require_POST
def revise(request: HttpRequest, code: str) -> HttpResponseBase:
    """Something changed, or was misunderstood: a new visit from what is known."""
    submission = queries.submission(code=code, viewer=visitor(request))
    draft = actions.revise(submission=submission, by=newcomer(request))
    remember_draft(request, draft.code)
    return redirect("check", draft.code)


@login_not_required
@require_POST
def keep(request: HttpRequest, code: str) -> HttpResponseBase:
    """Into the account: it is claimed on the page that follows, after signing in if need be."""
    queries.submission(code=code, viewer=visitor(request))
    remember_answer(request, code)
    return redirect("answers")


@login_not_required
@require_http_methods(["GET", "POST"])
def answers(request: HttpRequest) -> HttpResponseBase:
    """One's answers, and the way back to one by its code."""
    if visitor(request).user is not None:
        actions.claim(by=visitor(request))
    form = forms.AnswerCode(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        found = queries.submissions(viewer=visitor(request)).filter(code=form.cleaned_data["code"]).first()
        if found is not None:
            return redirect("answer", found.code)
        form.add_error("code", _("We have no answer with this code. Please compare it with what you wrote down."))
    pages = Paginator(queries.mine(viewer=visitor(request)), ANSWERS_ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {"form": form, "answers": page, "numbers": pages.get_elided_page_range(page.number)}
    return render(request, "intake/answers.html", context, status=422 if form.errors else 200)


@login_not_required
@require_POST
def forget(request: HttpRequest) -> HttpResponseBase:
    """For a computer that others use too."""
    visitors.forget(request)
    messages.success(request, _("This browser has forgotten your answers. With their codes you can still open them."))
    return redirect("answers")


def _language() -> str:
    return (get_language() or "en").partition("-")[0]


def _own_address(request: HttpRequest) -> dict[str, str]:
    return {"email": getattr(request.user, "email", "")}


def _onward(request: HttpRequest, draft: Draft, *, checked: bool = False) -> HttpResponseBase:
    """To the answer when there is one, else to what comes next."""
    remember_draft(request, draft.code)
    if draft.submission is not None:
        remember_answer(request, draft.submission.code)
        return _go(request, resolve_url("answer", draft.submission.code))
    return redirect("questions" if checked or not draft.narrative else "check", draft.code)


def _go(request: HttpRequest, address: str) -> HttpResponseBase:
    """Leave the page, also when htmx asked for only a part of it."""
    return HttpResponseClientRedirect(address) if _wants_part(request) else redirect(address)


def _wants_part(request: HttpRequest) -> bool:
    htmx: Any = getattr(request, "htmx", None)
    return bool(htmx) and (htmx.target or "").endswith(_PART)


def _answered(request: HttpRequest, draft: Draft, form: forms.QuestionAnswer) -> Draft:
    by = visitor(request)
    if form.unsure:
        return actions.skip(draft=draft, question_id=form.question.id, chosen=form.chosen, by=by)
    return actions.answer(draft=draft, question_id=form.question.id, chosen=form.chosen, typed=form.typed, by=by)


def _check_page(
    request: HttpRequest, draft: Draft, form: forms.Corrections, words: forms.Narrative | None = None
) -> HttpResponse:
    context = {
        "draft": draft,
        "form": form,
        "sections": queries.sections(form.shown),
        "words": words or forms.Narrative(initial={"narrative": draft.narrative}),
        "unclear": draft.understood < queries.LITTLE_UNDERSTOOD,
    }
    wrong = form.errors or (words is not None and words.errors)
    return render(request, "intake/check.html", context, status=422 if wrong else 200)


def _question_page(
    request: HttpRequest, draft: Draft, standing: queries.Standing, form: forms.QuestionAnswer | None
) -> HttpResponse:
    assert standing.question is not None, "The page of a question needs one."
    shown = form or forms.QuestionAnswer(
        question=standing.question, initial=queries.remembered(draft, standing.question)
    )
    part = _wants_part(request)
    template = "intake/questions.html#question" if part else "intake/questions.html"
    context = {"draft": draft, "standing": standing, "question": standing.question, "form": shown, "part": part}
    return render(request, template, context, status=422 if shown.errors else 200)


def _answer_context(request: HttpRequest, page: queries.Page) -> dict[str, Any]:
    code = page.submission.code
    return {
        "page": page,
        "decision": page.decision,
        "submission": page.submission,
        "link": request.build_absolute_uri(reverse("answer", args=[code])),
        "place": places.place(request),
        "places": places.PLACES,
        "read_only": False,
    }
