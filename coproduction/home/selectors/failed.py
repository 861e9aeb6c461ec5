"""What did not arrive, with what is known of the people it was for."""

from coproduction.correspondence.rules import what_to_do
from coproduction.correspondence.selectors import failed


def failed_with_people():
    """Return the deliveries set aside, with their message, person, and the person's place in the network and number."""
    people = ("message__recipient__expert", "message__recipient__preference")
    return failed().select_related(*people).defer("message__body")


def with_remedies(deliveries):
    """Give each delivery `person`, `expert` (None for others) and `remedy`, what a coordinator can do in words."""
    for delivery in deliveries:
        delivery.person = delivery.message.recipient
        delivery.expert = getattr(delivery.person, "expert", None)
        preference = getattr(delivery.person, "preference", None)
        phone = preference.phone.as_national if preference and preference.phone else ""
        delivery.remedy = what_to_do(trouble=delivery.trouble, channel=delivery.channel, phone=phone)
    return deliveries
