"""Three people who are written to: Mary in large print, Catrin in Braille, and Gareth, whose address nobody has asked for."""

from coproduction.core import jobs, pdf
from coproduction.correspondence.enums import Channel, MessageFormat
from coproduction.correspondence.services import addresses, choices, letters
from coproduction.demo.history.offline import MARY
from coproduction.demo.history.people import take_break
from experts.models import Expert
from experts.services import people

CATRIN, GARETH = "catrin-rees", "gareth-lowe"
HOMES = {
    MARY: {"line_1": "14 Rosary Road", "line_2": "", "town": "Norwich", "postcode": "NR1 1TF"},
    CATRIN: {"line_1": "Flat 3", "line_2": "52 Foundation Street", "town": "Ipswich", "postcode": "IP4 1BN"},
}
MOVED = {"line_1": "8 Fonnereau Road", "line_2": "", "town": "Ipswich", "postcode": "IP1 3JP"}


def plan_letters(cast, timeline):
    """Put on the timeline how each is written to. The letters of the last fortnight wait in the print queue."""
    timeline.on(-26, _ask_for_letters, cast, MARY, MessageFormat.LARGE_PRINT, hour=16)
    timeline.on(-15, _print_and_post, cast, hour=9)
    timeline.on(-9, _ask_for_letters, cast, CATRIN, MessageFormat.BRAILLE)
    timeline.on(-9, _ask_for_letters, cast, GARETH, MessageFormat.STANDARD)
    timeline.on(-3, _move_home, cast)
    timeline.on(-3, take_break, cast, GARETH, hour=11)
    timeline.on(-2, _come_back, cast, hour=11)


def _ask_for_letters(cast, key, format):
    person, helper = cast[key], cast["coordinator"]
    choices.choose_channel(user=person, channel=Channel.LETTER, by=helper)
    choices.choose_format(user=person, format=format, by=helper)
    if key in HOMES:
        addresses.keep_address(user=person, by=helper, **HOMES[key])


def _print_and_post(cast):
    if not pdf.is_ready():  # the letters wait, and the queue says why
        return
    batch = letters.start_batch(by=cast["coordinator"])
    jobs.run(batch.job_id)
    letters.post_batch(batch=batch, by=cast["coordinator"])


def _move_home(cast):
    addresses.keep_address(user=cast[CATRIN], by=cast[CATRIN], **MOVED)


def _come_back(cast):
    people.come_back(expert=Expert.objects.get(pk=cast[GARETH].pk), by=cast[GARETH])
