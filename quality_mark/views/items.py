"""One item of an agenda: read, talked about, voted on and decided. Who has a tie to it finds nothing here."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from quality_mark.enums import Outcome, Permission
from quality_mark.forms.meetings import AtMeetingForm, DecideForm, PutForm, VoteForm
from quality_mark.models import AgendaItem
from quality_mark.rules import voting as rules
from quality_mark.rules.decisions import say_mean
from quality_mark.selectors import items as selectors
from quality_mark.selectors.meetings import items
from quality_mark.selectors.papers import papers_of, whole_of, with_papers
from quality_mark.selectors.questions import threads_of
from quality_mark.selectors.room import judged
from quality_mark.services import deciding, voting
from quality_mark.views.holding import chairs_item
from quality_mark.views.meetings import own_seat
from quality_mark.views.writing import POSTING, status_of

OWN_FIRST = _("Finish your own review of this work first. What others think opens then.")
WORDS = {
    Outcome.AWARDED: _("Award the quality mark"),
    Outcome.CONDITIONAL: _("Decide: working towards the mark"),
    Outcome.RETURNED: _("Return it for a new version"),
    Outcome.DECLINED: _("Decline it"),
}


def item_of(request, pk):
    """Fetch an item this person may see, or answer 404, or 403 while they owe a review of it."""
    mine = AgendaItem.objects.visible_to(request.user)
    found = get_object_or_404(items().filter(pk__in=mine.values("pk")), pk=pk)
    if not selectors.own_review_is_in(found, request.user):
        raise PermissionDenied(OWN_FIRST)
    return found


def opened(request, pk):
    """Fetch an item whose conflicts of interest this person has declared. Raises PermissionDenied before that."""
    found = item_of(request, pk)
    if not selectors.has_declared(found, request.user):
        raise PermissionDenied(gettext("Say first if you have a conflict of interest."))
    return found


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL, Permission.REVIEW)
@post_once
def item(request, pk):
    """An item: before it opens, is there a conflict of interest? Then what the panel thinks, and the vote."""
    found = item_of(request, pk)
    if not selectors.has_declared(found, request.user):
        return _declare(request, found, own_seat(request, found.meeting))
    thought, decision = judged(found.version), selectors.decided_on(found)
    submission = found.version.submission
    context = {
        **_facts(found),
        "judged": thought,
        "threads": threads_of(found.version),
        "rows": selectors.means_in_words(thought),
        "mean": say_mean(thought.mean) if thought.mean is not None else "",
        "ballot": selectors.ballot_for(found, request.user),
        "decision": decision,
        "refusal": "" if decision else rules.why_not_now(found.meeting.status, submission.status),
        "outcomes": thought.why_closed(found.rung or found.version.rung),
        "runs": request.user.has_perm(Permission.RUN_PANEL),
    }
    return render(request, "quality_mark/items/item.html", context)


@require_safe
@needs(Permission.RUN_PANEL, Permission.REVIEW)
def papers(request, pk):
    found = opened(request, pk)
    version = with_papers(found.version.submission.versions).get(pk=found.version_id)
    context = {**papers_of(whole_of(version)), "item": found}
    return render(request, "quality_mark/items/papers.html", context)


@require_http_methods(POSTING)
@needs(Permission.REVIEW)
@post_once
def vote(request, pk):
    """A member's own vote."""
    found = opened(request, pk)
    return _take_vote(request, found, own_seat(request, found.meeting), gettext("Your vote is in."))


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL)
@post_once
def record(request, pk, seat_pk):
    """The chair writes down what a member says: of a conflict of interest first, then their vote."""
    found = chairs_item(request, pk)
    seat = get_object_or_404(found.meeting.seats.select_related("member"), pk=seat_pk)
    room = selectors.ballot_for(found, request.user).room
    if any(each.pk == seat.pk for each in room.to_declare):
        return _declare(request, found, seat)
    return _take_vote(request, found, seat, gettext("Saved: the vote of {member}").format(member=seat.member))


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL)
@post_once
def put(request, pk):
    """Put an outcome to the vote."""
    found = chairs_item(request, pk)
    form = PutForm(request.POST or None, initial={"outcome": found.outcome, "rung": found.rung})
    if form.is_valid():
        try:
            voting.put_to_vote(item=found, **form.cleaned_data, by=request.user)
        except RuleBroken as refusal:
            form.add_error("outcome", refusal.sentence)
        else:
            messages.success(request, gettext("It is put to the vote. Members who are here can vote now."))
            return redirect("quality_mark:item", pk)
    context = {**_facts(found), "form": form}
    return render(request, "quality_mark/items/put.html", context, status=status_of(request))


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL)
@post_once
def decide(request, pk):
    """Write down what the meeting decides, and why."""
    found = chairs_item(request, pk)
    if not found.outcome:
        raise PermissionDenied(rules.why_not_decide("", None))
    form = DecideForm(request.POST or None, outcome=found.outcome)
    if form.is_valid():
        try:
            deciding.decide(
                item=found,
                outcome=request.POST.get("outcome", ""),
                **form.cleaned_data,
                by=request.user,
            )
        except RuleBroken as refusal:
            form.add_error("reasons", refusal.sentence)
        else:
            messages.success(
                request, gettext("It is decided. We have told the people who wrote it and those named in it.")
            )
            return redirect("quality_mark:item", pk)
    context = {**_facts(found), "form": form, "press": WORDS[Outcome(found.outcome)]}
    context["ballot"] = selectors.ballot_for(found, request.user)
    context["dissent"] = list(selectors.dissent_on(found))
    return render(request, "quality_mark/items/decide.html", context, status=status_of(request))


def _facts(found):
    version = found.version
    return {"item": found, "meeting": found.meeting, "version": version, "submission": version.submission}


def _declare(request, found, seat):
    if refusal := rules.why_not_declare(found.meeting.status):
        raise PermissionDenied(refusal)
    form = AtMeetingForm(request.POST or None)
    is_own = seat.member_id == request.user.pk
    if form.is_valid():
        voting.declare_at_meeting(item=found, seat=seat, **form.said, by=request.user)
        if form.said["conflict"]:
            messages.success(request, gettext("Thank you for telling us. The others decide on this."))
            return redirect("quality_mark:meeting", found.meeting_id)
        return redirect("quality_mark:item", found.pk)
    context = {**_facts(found), "form": form, "seat": seat, "is_own": is_own}
    return render(request, "quality_mark/items/declare.html", context, status=status_of(request))


def _take_vote(request, found, seat, done):
    ballot = selectors.ballot_for(found, request.user)
    refusal = rules.why_not_vote(found.outcome, is_counted=ballot.room.counts(seat))
    if refusal := refusal or rules.why_not_now(found.meeting.status, found.version.submission.status):
        raise PermissionDenied(refusal)
    before = next((each.vote for each in ballot.voted if each.seat.pk == seat.pk), None)
    shown = {"choice": before.choice, "dissent": before.dissent} if before else None
    form = VoteForm(request.POST or None, initial=shown)
    if form.is_valid():
        outcome = request.POST.get("outcome", "")
        voting.vote(item=found, seat=seat, outcome=outcome, **form.cleaned_data, by=request.user)
        messages.success(request, done)
        return redirect("quality_mark:item", found.pk)
    is_own = seat.member_id == request.user.pk
    context = {**_facts(found), "form": form, "seat": seat, "is_own": is_own}
    return render(request, "quality_mark/items/vote.html", context, status=status_of(request))
