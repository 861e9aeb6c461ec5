"""How and when a message reaches a person, and how its words are put together."""

import re
from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext

from coproduction.correspondence.enums import Channel, Frequency, Trouble

PLACEHOLDER = re.compile(r"( ?)\{(\w+)\}")
IN_BRACES = re.compile(r"\{([^{}]*)\}")


def fill(words, values):
    """Put the values into the {names} of a text, once: a value that holds braces stays as it is.

    An empty value takes the space before it away, and lines left empty are closed up.
    """

    def value_of(found):
        value = values[found[2]]
        return f"{found[1]}{value}" if value else ""

    filled = "\n".join(line.rstrip() for line in PLACEHOLDER.sub(value_of, words).splitlines())
    return re.sub(r"\n{3,}", "\n\n", filled).strip()


def why_not_words(words, *, names):
    """Say what is wrong with the braces in a text whose placeholders have these names, or ''."""
    unknown = next((found for found in IN_BRACES.findall(words) if found not in names), None)
    if unknown is not None:
        return gettext("There is nothing called {name} here. Use only the names in the list.").format(
            name=f"{{{unknown}}}"
        )
    if re.search(r"[{}]", IN_BRACES.sub("", words)):
        return gettext("Write a brace before and after a name, like {name}.")
    return ""


def route(*, chosen, email, phone):
    """Return the Channel a message goes by, or None where it is only read in the portal.

    Nobody is left with nothing: someone without an e-mail address cannot sign in to read here, so what no other way
    can carry becomes a letter.
    """
    if chosen == Channel.LETTER:
        return Channel.LETTER
    if chosen == Channel.SMS and phone:
        return Channel.SMS
    if not email:
        return Channel.LETTER
    return None if chosen == Channel.PORTAL else Channel.EMAIL


def channels_open_to(*, email, phone):
    """Return the Channels a person with this address and this number can choose from."""
    can = {Channel.EMAIL: email, Channel.SMS: phone, Channel.LETTER: True, Channel.PORTAL: email}
    return [channel for channel in Channel if can[channel]]


def what_to_do(*, trouble, channel, phone):
    """Say in words what a coordinator can do about a message that did not arrive."""
    if trouble == Trouble.OUT_OF_REACH:
        return gettext("Try again. If it fails once more, send it as a letter.")
    if trouble == Trouble.BROKEN:
        return gettext("Send it as a letter, and tell the person who looks after the portal.")
    if channel == Channel.LETTER:
        return (
            gettext(
                "Phone them on {phone} and ask where they live now. Change their address, then try again."
            ).format(phone=phone)
            if phone
            else gettext(
                "Try to reach them another way to ask where they live now. Change their address, then try again."
            )
        )
    return f"{_ask_for_one_that_works(channel, phone)} {gettext('Put it right, then try again. Or send this as a letter.')}"


def _ask_for_one_that_works(channel, phone):
    if channel == Channel.SMS:
        if phone:
            return gettext("Phone them on {phone} and ask for a telephone number that works.").format(
                phone=phone
            )
        return gettext("Write to them to ask for a telephone number that works.")
    if phone:
        return gettext("Phone them on {phone} and ask for an email address that works.").format(phone=phone)
    return gettext("Write to them to ask for an email address that works.")


def how_often(*, may_wait, chosen, email):
    """Return the Frequency a message keeps to. Someone without an e-mail address cannot read it 'only here'."""
    reads_here = chosen == Frequency.HERE and email
    return chosen if reads_here or (may_wait and chosen != Frequency.HERE) else Frequency.NOW


def quiet_until(now, *, begins, ends):
    """Return when the quiet hours that `now` lies in end, or None outside them. Hours are of London, 0 to 23."""
    local = timezone.localtime(now)
    over_midnight = begins > ends
    in_evening = over_midnight and local.hour >= begins
    is_quiet = in_evening or local.hour < ends if over_midnight else begins <= local.hour < ends
    return _at(local.date() + timedelta(days=in_evening), ends) if is_quiet else None


def next_gathering(frequency, now, *, hour):
    """Return when the next daily message goes out, or the next weekly one, which goes on a Monday."""
    day = timezone.localdate(now)
    if frequency == Frequency.WEEKLY:
        day += timedelta(days=-day.weekday() % 7)
    every = timedelta(days=7 if frequency == Frequency.WEEKLY else 1)
    return _at(day, hour) if _at(day, hour) > now else _at(day + every, hour)


def _at(day, hour):
    # A wall-clock hour of that very day, whichever side of a clock change it lies on.
    return timezone.make_aware(datetime.combine(day, time(hour)))
