"""The badge of a mark: a triangle of the three values that says what the mark counts for now. Drawn when it is asked for.

Its words are English whoever asks: it is one public picture, which other websites show and shared caches keep.
"""

from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_short_date
from coproduction.core.languages import in_english
from coproduction.core.pdf import png_of
from quality_mark.enums import AwardStatus
from quality_mark.selectors.register import standing_of

VALUES = _("A triangle whose sides say Positively, Respectfully, Together.")
# Each pair of a colour and what is written on it differs by 4.5 to 1 or more.
LOOKS = {
    "light": {
        "band": "#005eb8", "edge": "#003d78", "on_band": "#ffffff", "middle": "#ffffff", "on_middle": "#212b32",
    },
    "dark": {
        "band": "#6fc3ea", "edge": "#ffffff", "on_band": "#0b1b26", "middle": "#0b1b26", "on_middle": "#ffffff",
    },
}  # fmt: skip
ENDED = {
    "light": {"band": "#4c6272", "edge": "#2f3d47"},
    "dark": {"band": "#c8d0d5", "edge": "#ffffff"},
}
WIDTH, HEIGHT = 240, 215
PIXELS = 960  # a PNG is this wide, so that it is sharp where it is shown large


def badge_svg(award, look="light"):
    """Return the badge of an award fetched `with_work`, as it stands today. `look` is a name of LOOKS."""
    with in_english():
        standing = standing_of(award)
        ended = "" if standing.is_in_force else standing.label
        return _drawn(award, look, ended=ended, says=standing.words, line=_line(award, standing.status))


def badge_as_awarded(award):
    """Return the badge as it was on the day of the award: for the certificate, which says how to see what it counts for now."""
    with in_english():
        says = f"Awarded on {say_short_date(award.awarded_on)}."  # English: see above
        return _drawn(award, "light", ended="", says=says, line=_line(award, AwardStatus.CURRENT))


def _drawn(award, look, *, ended, says, line):
    title = f"Co-production quality mark {award.number}"  # English: see above
    title += f": {ended.lower()}" if ended else ""
    return render_to_string(
        "quality_mark/badge.svg",
        {
            "title": title,
            "says": f"{says} {VALUES}",
            "look": LOOKS[look] | (ENDED[look] if ended else {}),
            "ended": ended,
            "number": award.number,
            "line": line,
        },
    )


@lru_cache(maxsize=64)
def badge_png(svg):
    """Return a badge as a PNG. The same drawing is made once in the life of the process."""
    return png_of(svg, width=PIXELS)


def snippet_of(award, look):
    """Return the HTML that shows a badge on another site. What it leads to, and what it shows, is always of the day."""
    picture = absolute(reverse("quality_mark:badge_svg", args=[award.token, look]))
    page = absolute(reverse("quality_mark:verified", args=[award.token]))
    words = gettext("Co-production quality mark {number}: see if it counts today").format(number=award.number)
    return f'<a href="{page}"><img src="{picture}" width="{WIDTH}" height="{HEIGHT}" alt="{words}"></a>'


def absolute(path):
    return f"{settings.BASE_URL}{path}"


def _line(award, status):
    if status == AwardStatus.RENEWED:
        return f"as {award.renewed_as}"  # English: see above
    if status == AwardStatus.WITHDRAWN:
        return f"on {say_short_date(award.withdrawn_at)}"  # English: see above
    return f"{'until' if status == AwardStatus.CURRENT else 'after'} {say_short_date(award.expires_on)}"
