"""What helps a person: asked in small steps, saved at each, changed and taken back."""

from datetime import timedelta

import pytest

from coproduction.audit.models import Event
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Preference
from experts.enums import NeedArea, NeedKind
from experts.models import AccessNeed, AccessPassport
from experts.rules.needs import next_place
from experts.selectors import tasks_for
from experts.services import passport
from tests.experts.acting import begin, offline
from tests.factories import AccessNeedFactory, AccessPassportFactory, ExpertFactory
from tests.questions import asks_the_same_whatever_the_rows

WORDS = "My own words about my ears"


def page_of(client, path):
    return client.get(path).content.decode()


@pytest.mark.parametrize("path", ["/my/access/", "/my/access/format/", "/my/access/communication/"])
def test_who_may_open_it(as_, client, host, expert, path):
    assert client.get(path).status_code == 302
    assert as_(host).get(path).status_code == 403
    assert as_(expert).get(path).status_code == 200


def test_every_question_in_turn_and_each_answer_is_kept(as_, expert):
    client = as_(expert)
    assert "Start" in page_of(client, "/my/access/")
    assert client.post("/my/access/format/", {"format": "large_print"}).url == "/my/access/contact/"
    assert client.post("/my/access/contact/", {"channel": "letter"}).url == "/my/access/communication/"
    answer = client.post("/my/access/communication/", {"kinds": ["bsl", "breaks_not_here"]})
    assert answer.status_code == 422
    answer = client.post("/my/access/communication/", {"kinds": ["bsl"]})
    need = AccessNeed.objects.get()
    assert answer.url == f"/my/access/needs/{need.pk}/"
    assert "Carry on" in page_of(client, "/my/access/")
    answer = client.post(answer.url, {"words": WORDS, "shared": "yes"})
    assert answer.url == "/my/access/practical/"
    assert client.post("/my/access/practical/", {"kinds": ["nothing"]}).url == "/my/access/"
    page = page_of(client, "/my/access/")
    for words in (WORDS, "Large print", "Letter", "Shared with the people", "Nothing at present"):
        assert words in page
    preference = Preference.objects.get(pk=expert.pk)
    assert (preference.format, preference.channel) == ("large_print", "letter")
    assert AccessPassport.objects.get().reviewed_on == today()


def test_nothing_and_something_at_once_gets_a_sentence_and_keeps_what_was_ticked(as_, expert):
    answer = as_(expert).post("/my/access/practical/", {"kinds": ["nothing", "breaks"]})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "or only ‘I do not need any of these at present’" in page
    assert page.count("checked") == 2


def test_sharing_must_be_answered_yes_or_no(as_, expert):
    need = AccessNeedFactory(expert=expert.expert, shared=None)
    answer = as_(expert).post(f"/my/access/needs/{need.pk}/", {"words": WORDS})
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()


def test_another_persons_need_is_not_found(as_, expert, other_expert):
    need = AccessNeedFactory(expert=other_expert.expert)
    client = as_(expert)
    assert client.get(f"/my/access/needs/{need.pk}/").status_code == 404
    assert client.post(f"/my/access/needs/{need.pk}/remove/").status_code == 404


def test_a_need_is_taken_away_with_its_words(as_, expert):
    need = AccessNeedFactory(expert=expert.expert, words=WORDS)
    as_(expert).post(f"/my/access/needs/{need.pk}/remove/")
    assert not AccessNeed.objects.exists()


def test_choosing_again_keeps_the_words_of_what_stays(expert):
    row = expert.expert
    stays = AccessNeedFactory(expert=row, kind=NeedKind.BSL)
    AccessNeedFactory(expert=row, kind=NeedKind.ADVOCATE)
    ramp = AccessNeedFactory(expert=row, kind=NeedKind.STEP_FREE)
    chosen = [NeedKind.BSL, NeedKind.NOTE_TAKER]
    passport.choose_needs(expert=row, area=NeedArea.COMMUNICATION, kinds=chosen, by=expert)
    assert set(AccessNeed.objects.values_list("kind", flat=True)) == {"bsl", "note_taker", "step_free"}
    assert AccessNeed.objects.get(kind="bsl").words == stays.words
    assert AccessNeed.objects.get(kind="step_free") == ramp


def test_the_version_counts_the_words_and_not_the_sharing(expert):
    need = AccessNeedFactory(expert=expert.expert, words="one")
    need = passport.describe_need(need=need, words="one", shared=False, by=expert)
    assert need.version == 1
    assert passport.describe_need(need=need, words="two", shared=True, by=expert).version == 2


def test_the_audit_never_holds_their_words(as_, expert):
    need = AccessNeedFactory(expert=expert.expert, shared=None)
    as_(expert).post(f"/my/access/needs/{need.pk}/", {"words": WORDS, "shared": "no"})
    as_(expert).post("/my/access/format/", {"format": "braille"})
    said = [f"{event.before} {event.after}" for event in Event.objects.all()]
    assert any("need" in event.action for event in Event.objects.all())
    assert not any(WORDS in words or "braille" in words for words in said)


def need_of(kind, shared):
    return AccessNeed(kind=kind, shared=shared)


@pytest.mark.parametrize(
    ("answered", "needs", "place"),
    [
        ([], [], "format"),
        (["format"], [], "contact"),
        (["format", "contact"], [], "communication"),
        (["format", "contact", "communication"], [("bsl", None)], "bsl"),
        (["format", "contact", "communication"], [("bsl", False)], "practical"),
        (["format", "contact", "communication", "practical"], [("bsl", True), ("breaks", None)], "breaks"),
        (["format", "contact", "communication", "practical"], [("bsl", True)], None),
    ],
)
def test_where_a_person_goes_on(answered, needs, place):
    found = next_place(answered, [need_of(*each) for each in needs])
    assert getattr(found, "kind", found) == place


def test_the_review_comes_round_once_a_year(as_, expert):
    row = AccessPassportFactory(expert=expert.expert, reviewed_on=today() - timedelta(days=364))
    assert not any("still right" in todo.words for todo in tasks_for(expert))
    AccessPassport.objects.update(reviewed_on=today() - timedelta(days=365))
    (todo,) = (todo for todo in tasks_for(expert) if "still right" in todo.words)
    assert todo.due == today()
    as_(expert).post("/my/access/right/")
    row.refresh_from_db()
    assert row.reviewed_on == today()
    assert not any("still right" in todo.words for todo in tasks_for(expert))


def test_nobody_says_it_is_right_before_every_question_is_answered(expert):
    with pytest.raises(RuleBroken, match="questions to answer"):
        passport.review(expert=expert.expert, by=expert)


def test_someone_never_asked_is_asked_on_their_first_page(expert):
    assert "Tell us what helps you to take part" in [todo.words for todo in tasks_for(expert)]


def test_a_coordinator_sees_a_passport_and_it_is_noted(as_, coordinator, host, expert):
    AccessNeedFactory(expert=expert.expert, words=WORDS, shared=False)
    url = f"/staff/network/{expert.pk}/access/"
    assert as_(host).get(url).status_code == 403
    assert WORDS in page_of(as_(coordinator), url)
    event = Event.objects.get(action="access_needs.seen")
    assert (event.actor, event.after) == (coordinator, {"experts": [expert.pk]})


def test_the_lists_of_reviews(as_, coordinator, expert):
    late = AccessPassportFactory(reviewed_on=today() - timedelta(days=400)).expert
    AccessPassportFactory()
    client = as_(coordinator)
    due, never = (page_of(client, f"/staff/access/reviews/{query}") for query in ("", "?show=never"))
    assert str(late) in due and str(expert) not in due
    assert str(expert) in never and str(late) not in never
    assert "Review access needs with people" in [todo.words for todo in tasks_for(coordinator)]


def test_the_lists_ask_the_same_whatever_the_rows(as_, coordinator):
    asks_the_same_whatever_the_rows(as_(coordinator), "/staff/access/reviews/?show=never", ExpertFactory)


def test_a_coordinator_writes_it_down_on_the_telephone(as_, coordinator):
    mary = offline()
    client = as_(coordinator)
    begin(client, coordinator, mary)
    client.post("/my/access/format/", {"format": "easy_read"})
    answer = client.post("/my/access/practical/", {"kinds": ["transport"]})
    client.post(f"/my/access/needs/{AccessNeed.objects.get().pk}/", {"words": "A taxi", "shared": "yes"})
    need = AccessNeed.objects.get()
    assert answer.status_code == 302
    assert (need.expert_id, need.words, need.shared) == (mary.pk, "A taxi", True)
    assert Preference.objects.get(pk=mary.pk).format == "easy_read"
    event = Event.objects.get(action="need.described")
    assert (event.actor, event.on_behalf_of_id) == (coordinator, mary.pk)
