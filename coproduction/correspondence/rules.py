"""How a message reaches a person."""

from coproduction.correspondence.enums import Channel


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
