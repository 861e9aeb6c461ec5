"""The criteria are changed as a new version: checked, published by the chair, and judged by from then on, never before."""

from decimal import Decimal

import pytest
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from experts.enums import Rung
from quality_mark.enums import Kind
from quality_mark.models import CriteriaSet, PolicyCount
from quality_mark.rules.criteria import why_not_publish
from quality_mark.services import criteria_drafts as services
from quality_mark.services.writing import start
from tests.factories import DirectorateFactory
from tests.factories.quality_mark import AwardFactory
from tests.quality_mark.conftest import form_of

pytestmark = pytest.mark.django_db
VERSIONS = reverse("quality_mark:criteria_versions")
DRAFT = reverse("quality_mark:criteria_draft")
GOOD = {
    "award_mean": Decimal("3.0"),
    "award_rung": Rung.CO_DESIGN,
    "conditional_mean": Decimal("2.0"),
    "conditional_rung": Rung.ENGAGEMENT,
    "quorum_experts": 2,
    "quorum_staff": 2,
}
ONE = [("Purpose", "Why?", "4Pi", 2)]


@pytest.mark.parametrize(
    ("change", "criteria", "says"),
    [
        ({}, ONE, ""),
        ({}, [], "Add at least one criterion."),
        ({"conditional_mean": Decimal("3.1")}, ONE, "The mean for working towards"),
        ({"conditional_mean": Decimal("3.0")}, ONE, ""),
        ({"conditional_rung": Rung.CO_PRODUCTION}, ONE, "The rung for working towards"),
        ({"quorum_staff": 3}, ONE, "At least half of the quorum"),
        ({"quorum_experts": 3}, ONE, ""),
    ],
)
def test_what_must_hold_before_criteria_are_published(change, criteria, says):
    reasons = why_not_publish({**GOOD, **change}, criteria, in_force=None)
    assert bool(reasons) is bool(says)
    assert " ".join(reasons).startswith(says)


def test_what_is_in_force_is_not_published_again():
    same = {**GOOD, "criteria": ONE}
    assert why_not_publish(GOOD, ONE, in_force=same) == [
        "Nothing differs from the criteria that are in force."
    ]
    assert why_not_publish({**GOOD, "paper_days": 6}, ONE, in_force=same) == []


def settings_of(draft, **changed):
    names = [name for name in ("award_rung", "conditional_rung", "evidence_from", "difference_shown")]
    names += [
        "quorum_experts",
        "quorum_staff",
        "valid_months",
        "paper_days",
        "award_mean",
        "conditional_mean",
    ]
    return {**{name: getattr(draft, name) for name in names}, "bars_directorate": "yes", **changed}


def test_the_chair_writes_and_publishes_a_new_version_in_the_browser(criteria, chair, host, as_):
    before = start(title="Begun before", kind=Kind.POLICY, by=host)
    old = AwardFactory()
    browser = as_(chair)
    browser.post(reverse("quality_mark:start_criteria"))
    page = browser.get(DRAFT).content.decode()
    assert "Nothing differs" in page
    assert "Think Local Act Personal" in page
    draft = CriteriaSet.objects.get(version=2)
    typed = settings_of(draft, valid_months="36", award_mean="3.2")
    answer = browser.post(reverse("quality_mark:criteria_settings"), form_of(chair, **typed))
    assert answer.url == DRAFT
    new = {"name": "Learning", "question": "What did we learn?", "drawn_from": "Us", "least_for_award": "2"}
    browser.post(reverse("quality_mark:criterion_add"), form_of(chair, **new))
    browser.post(reverse("quality_mark:criterion_change", args=[1]), form_of(chair, **{**new, "name": "Why"}))
    browser.post(reverse("quality_mark:criterion_remove", args=[2]))
    answer = browser.post(reverse("quality_mark:publish_criteria", args=[2]), follow=True)
    assert "Criteria, version 2 is in force" in answer.content.decode()

    in_force = CriteriaSet.objects.in_force()
    assert (in_force.version, in_force.valid_months, str(in_force.award_mean)) == (2, 36, "3.2")
    assert in_force.published_by == chair
    names = list(in_force.criteria.values_list("number", "name"))
    assert names[:2] == [(1, "Why"), (2, "Presence")]
    assert names[-1] == (10, "Learning")
    assert before.versions.get().criteria_set.version == 1
    assert start(title="Begun after", kind=Kind.POLICY, by=host).versions.get().statements.count() == 10
    assert old.decision.version.criteria_set == criteria
    assert criteria.criteria.count() == 10
    assert Event.objects.filter(action="criteria.published", actor=chair).count() == 1
    assert as_(host).get(reverse("quality_mark:criteria_set", args=[1])).status_code == 200


def test_what_is_published_is_not_changed_by_a_page_that_was_still_open(criteria, chair, as_):
    services.start_draft(by=chair)
    services.save_settings(values={"valid_months": 12}, by=chair)
    services.publish(version=2, by=chair)
    assert as_(chair).get(reverse("quality_mark:criteria_settings")).status_code == 404
    for act in (
        lambda: services.save_settings(values={"valid_months": 1}, by=chair),
        lambda: services.publish(version=2, by=chair),
        lambda: services.throw_away(by=chair),
        lambda: services.remove_criterion(number=1, by=chair),
    ):
        with pytest.raises(RuleBroken):
            act()
    services.start_draft(by=chair)
    with pytest.raises(RuleBroken):
        services.publish(version=2, by=chair)
    assert CriteriaSet.objects.get(version=2).valid_months == 12


def test_a_draft_is_begun_once_and_can_be_thrown_away(criteria, chair, as_):
    assert services.start_draft(by=chair) == services.start_draft(by=chair)
    as_(chair).post(reverse("quality_mark:throw_away_criteria"))
    assert list(CriteriaSet.objects.values_list("version", flat=True)) == [1]
    assert CriteriaSet.objects.in_force() == criteria


def test_a_draft_is_not_public(criteria, chair, client):
    services.start_draft(by=chair)
    assert client.get(reverse("quality_mark:criteria_set", args=[2])).status_code == 404


def test_mistakes_are_said_beside_their_field_and_nothing_is_lost(criteria, chair, as_):
    services.start_draft(by=chair)
    draft = CriteriaSet.objects.get(version=2)
    wrong = form_of(chair, **settings_of(draft, award_mean="4.5", quorum_experts="0"))
    answer = as_(chair).post(reverse("quality_mark:criteria_settings"), wrong)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"award_mean", "quorum_experts"}
    taken = {"name": "EARLY", "question": "Kept words?", "drawn_from": "Us", "least_for_award": "2"}
    answer = as_(chair).post(reverse("quality_mark:criterion_add"), form_of(chair, **taken))
    assert answer.status_code == 422
    assert "There is a criterion with this name already" in answer.content.decode()
    assert "Kept words?" in answer.content.decode()


def test_only_the_chair_changes_the_criteria(criteria, host, panel, manager, as_):
    for user in (host, panel[3], manager):
        assert as_(user).get(VERSIONS).status_code == 403
        assert as_(user).post(reverse("quality_mark:publish_criteria", args=[2])).status_code == 403


def test_the_chair_writes_how_many_policies_there_are(chair, as_):
    adults, young = DirectorateFactory(name="Adults"), DirectorateFactory(name="Young people")
    page = reverse("quality_mark:policies")
    typed = {f"directorate_{adults.pk}": "40", f"directorate_{young.pk}": ""}
    as_(chair).post(page, form_of(chair, **typed))
    assert dict(PolicyCount.objects.values_list("directorate__name", "policies")) == {"Adults": 40}
    as_(chair).post(page, form_of(chair, **typed))
    as_(chair).post(page, form_of(chair, **{**typed, f"directorate_{adults.pk}": ""}))
    assert not PolicyCount.objects.exists()
    assert Event.objects.filter(action="policies.counted").count() == 2
