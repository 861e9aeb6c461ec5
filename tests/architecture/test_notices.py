"""What the portal says to people can be put into the trust's own words."""

from pathlib import Path

import pytest
from django.template import Template

from coproduction.correspondence.kinds import all_notices, notice_of

NOTICES = Path(__file__).resolve().parents[2] / "templates" / "notices"

# These guard a person against the very people who can change words, so no trust can take the warning out of them.
FIXED = {
    "correspondence/address_changed": "tells the old contact that letters go to another address now",
    "experts/done_with_you": "lets a person check what a coordinator did in their name",
}


def templates():
    """Return each template that is sent, such as 'involvement/interest_offered'. One with a '_' is part of another."""
    return sorted(
        str(path.relative_to(NOTICES).with_suffix(""))
        for path in NOTICES.rglob("*.txt")
        if not path.name.startswith("_")
    )


def test_every_notice_is_declared_with_its_placeholders():
    undeclared = [each for each in templates() if notice_of(each) is None and each not in FIXED]
    assert undeclared == [], "declare a Notice for each in its app's kinds.py, and call it in apps.ready()"


@pytest.mark.parametrize("template", FIXED)
def test_what_is_fixed_is_there_and_fixed(template):
    assert template in templates()
    assert notice_of(template) is None


@pytest.mark.parametrize("notice", all_notices(), ids=lambda notice: notice.template)
def test_what_fills_a_placeholder_can_be_read(notice):
    names = [each.name for each in notice.placeholders]
    assert len(set(names)) == len(names)
    for each in notice.placeholders:
        assert Template(each.source)
        assert each.words
        assert each.example
