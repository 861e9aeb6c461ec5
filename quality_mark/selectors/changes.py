"""What changed from one version to the next, to be read side by side."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy as _

from quality_mark.models import Version
from quality_mark.selectors.activities import cited_by
from quality_mark.selectors.papers import statements_of, with_papers

ABOUT = {
    "owner": _("Who owns the work"),
    "stage": _("Stage"),
    "summary": _("What the work is"),
    "rung": _("Rung of the ladder"),
    "rung_why": _("Why that rung"),
}


@dataclass(frozen=True)
class Change:
    """One thing as it was and as it is, in words; '' where there was or is nothing."""

    heading: str
    before: str
    after: str


def version_before(new, versions):
    """Return the version that a version follows, among these of its submission, or the one whose award it renews; or None."""
    if new.number > 1:
        return versions.filter(number=new.number - 1).first()
    renewed = with_papers(Version.objects.filter(decision__award__renewal=new.submission_id))
    return renewed.first()


def changes_between(old, new):
    """Return a Change for everything that differs from version `old` to version `new`, in the order of the papers."""
    pairs = [*_about(old, new), *_involved(old, new), *_cited(old, new), *_statements(old, new)]
    return [change for change in pairs if change.before != change.after]


def _about(old, new):
    for name, heading in ABOUT.items():
        yield Change(str(heading), _say(old, name), _say(new, name))


def _say(version, name):
    display = getattr(version, f"get_{name}_display", None)
    return display() if display else getattr(version, name)


def _involved(old, new):
    yield Change(gettext("Who was involved"), _groups(old), _groups(new))


def _groups(version):
    return "\n".join(
        f"{group.who}: {group.people}, {group.get_stage_display()}, {group.get_rung_display()}. {group.what_they_did}".strip()
        for group in version.involved.all()
    )


def _cited(old, new):
    titles = ("\n".join(activity.title for activity in cited_by(version)) for version in (old, new))
    yield Change(gettext("Involvement recorded in the portal"), *titles)


def _statements(old, new):
    before, after = (
        {paper.statement.criterion.name: paper for paper in statements_of(v)} for v in (old, new)
    )
    for name in [*after, *(name for name in before if name not in after)]:
        then, now = before.get(name), after.get(name)
        number = (now or then).statement.criterion.number
        heading = f"{number}. {name}"
        yield Change(gettext("{heading}: statement").format(heading=heading), _words(then), _words(now))
        yield Change(gettext("{heading}: their own score").format(heading=heading), _score(then), _score(now))
        yield Change(gettext("{heading}: evidence").format(heading=heading), _files(then), _files(now))


def _words(paper):
    return paper.statement.words if paper else ""


def _score(paper):
    return (paper.statement.get_self_score_display() or "") if paper else ""


def _files(paper):
    if not paper:
        return ""
    cited = [gettext("The involvement recorded in the portal")] if paper.statement.by_citations else []
    return "\n".join([*cited, *(f"{file.document}. {file.shows}".strip() for file in paper.files)])
