"""How a message reads as a text."""

from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.enums import Channel
from coproduction.correspondence.transport.emails import absolute

MOST = 918  # characters GOV.UK Notify takes: six texts put together
CUT = _("… Read the rest in the portal.")


def text_of(message):
    """Return the words of a text: the message, and where to open it for someone who can sign in. At most 918 long."""
    link = absolute(message.link) if message.link and message.address else ""
    tail = f"\n\n{link}" if link else ""
    room = MOST - len(tail)
    body, cut = message.body, str(CUT)
    if len(body) > room:
        body = body[: room - len(cut)].rsplit(None, 1)[0] + cut
    return body + tail


def carrier_of(message, channel):
    """Return the channel that carries a message whole: someone who cannot sign in cannot read the rest of a text."""
    cut_for_good = channel == Channel.SMS and not message.address and len(message.body) > MOST
    return Channel.LETTER if cut_for_good else channel
