"""What anyone reads of the marks: found by what they ask for, in the state of today, and nothing that is not theirs."""

import pytest
from django.urls import reverse

from quality_mark.enums import AwardStatus, Consent, Credit, Kind
from tests.factories import DirectorateFactory, ExpertFactory, person
from tests.factories.quality_mark import ContributorFactory, SubmissionFactory
from tests.quality_mark.marks import REASON, a_mark, a_mark_of

pytestmark = pytest.mark.django_db
A = AwardStatus
REGISTER = reverse("quality_mark:register")


def listed(client, **asked):
    return [award for award, _ in client.get(REGISTER, asked).context["entries"]]


@pytest.mark.parametrize(
    ("status", "ends_in", "label", "shown_under"),
    [
        (A.CURRENT, 400, "Current", "current"),
        (A.EXPIRING, 20, "Current", "current"),
        (A.EXPIRING, 0, "Current", "current"),  # its last day
        (A.EXPIRING, -1, "Expired", "expired"),  # the night's task has not come by yet
        (A.EXPIRED, -9, "Expired", "expired"),
        (A.RENEWED, 20, "Renewed", "renewed"),
        (A.WITHDRAWN, 400, "Withdrawn", "withdrawn"),
    ],
)
def test_each_state_as_the_public_reads_it(client, status, ends_in, label, shown_under):
    award = a_mark(status, ends_in=ends_in)
    for state in ("current", "expired", "renewed", "withdrawn"):
        assert (award in listed(client, status=state)) is (state == shown_under)
    for name, key in (("mark", award.number), ("verified", award.token)):
        page = client.get(reverse(f"quality_mark:{name}", args=[key]))
        assert page.context["standing"].label == label
        assert f"This mark {'is current' if label == 'Current' else ''}".strip() in page.content.decode()
        assert (REASON in page.content.decode()) is (status == A.WITHDRAWN)


def test_found_by_words_number_kind_and_directorate(client):
    old_age, young = DirectorateFactory(name="Older people"), DirectorateFactory(name="Young people")
    leaflet = SubmissionFactory(title="A leaflet about sleep", kind=Kind.DOCUMENT, directorate=old_age)
    course = SubmissionFactory(title="Course about sleep", kind=Kind.TRAINING, directorate=young)
    first, second = a_mark_of(leaflet, year=2025, serial=7), a_mark_of(course)
    assert set(listed(client)) == {first, second}
    assert listed(client, q="SLEEP leaflet") == [first]
    assert listed(client, q="cpm-2025-0007") == [first]
    assert listed(client, kind="training") == [second]
    assert listed(client, directorate=str(young.pk)) == [second]
    assert listed(client, q="sleep", directorate=str(old_age.pk), kind="training") == []
    nonsense = client.get(
        REGISTER, {"kind": "'", "directorate": "x", "status": "draft", "q": "\x00", "page": "z"}
    )
    assert nonsense.status_code == 200
    assert "look at every mark" in client.get(REGISTER, {"q": "nothing like it"}).content.decode()


def test_a_number_is_read_as_people_write_it(client):
    award = a_mark()
    answer = client.get(reverse("quality_mark:mark", args=[award.number.lower()]))
    assert answer.url == reverse("quality_mark:mark", args=[award.number])
    answer = client.get(reverse("quality_mark:verify"), {"number": f" {award.number.lower()} "})
    assert answer.url == reverse("quality_mark:verified", args=[award.token])
    unknown = client.get(reverse("quality_mark:verify"), {"number": "CPM-2026-9999<b>"})
    assert unknown.status_code == 404
    assert "We have no mark with the number ‘CPM-2026-9999&lt;b&gt;’" in unknown.content.decode()
    for name, key in (("mark", "CPM-2026-9999"), ("verified", "no-token"), ("criteria_set", 99)):
        assert client.get(reverse(f"quality_mark:{name}", args=[key])).status_code == 404


def named(submission, name, consent=Consent.AGREED, credit=Credit.FULL_NAME):
    expert = ExpertFactory(user=person("expert", name=name))
    ContributorFactory(submission=submission, expert=expert, consent=consent, credit=credit)


def test_nothing_leaks_that_nobody_agreed_to_show(client):
    submission = SubmissionFactory(author=person("host", name="Zebedee Author"), title="A leaflet")
    award = a_mark_of(submission)
    decision = award.decision
    decision.reasons = "Plantedreason"
    decision.save()
    version = decision.version
    version.summary, version.owner = "Plantedsummary", "Plantedowner"
    version.save()
    named(submission, "Fullname Agreed")
    named(submission, "Firstname Plantedlast", credit=Credit.FIRST_NAME)
    named(submission, "Plantedsilent Person", credit=Credit.NO_NAME)
    named(submission, "Plantedno Person", consent=Consent.DECLINED)
    named(submission, "Plantedasked Person", consent=Consent.ASKED)
    pages = [
        client.get(address).content.decode()
        for address in (
            REGISTER,
            reverse("quality_mark:mark", args=[award.number]),
            reverse("quality_mark:verified", args=[award.token]),
            reverse("quality_mark:badge_svg", args=[award.token, "light"]),
        )
    ]
    for page in pages:
        assert "Planted" not in page
        assert "Zebedee" not in page
        assert "3.4" not in page
        assert str(decision.decided_by) not in page
    assert "Fullname Agreed, Firstname, and 1 person who chose not to be named" in pages[1]


def test_one_who_changes_their_mind_is_gone_from_the_page(client):
    submission = SubmissionFactory()
    award = a_mark_of(submission)
    named(submission, "Fullname Agreed")
    page = reverse("quality_mark:mark", args=[award.number])
    assert "Fullname" in client.get(page).content.decode()
    submission.contributors.update(consent=Consent.DECLINED)
    assert "Fullname" not in client.get(page).content.decode()


@pytest.mark.parametrize("rows", [1, 30])
def test_the_register_asks_the_same_number_of_questions(client, rows, django_assert_max_num_queries):
    for _ in range(rows):
        a_mark_of(SubmissionFactory())
    with django_assert_max_num_queries(4):
        client.get(REGISTER)


def test_the_pages_are_kept_by_nobody(client):
    award = a_mark()
    for name, key in (("mark", award.number), ("verified", award.token)):
        answer = client.get(reverse(f"quality_mark:{name}", args=[key]))
        assert answer["Cache-Control"] == "no-cache"


def test_what_a_mark_was_judged_by_can_be_read(client):
    award = a_mark()
    page = client.get(
        reverse("quality_mark:criteria_set", args=[award.decision.version.criteria_set.version])
    )
    assert "Did people with lived experience share the decisions?" in page.content.decode()
    assert "Think Local Act Personal" in page.content.decode()
