from coproduction.correspondence.services.again import refuse_too_soon, say_again
from coproduction.correspondence.services.calling_off import call_off
from coproduction.correspondence.services.choices import (
    choose_channel,
    choose_for_group,
    choose_format,
    choose_language,
    choose_quiet,
    keep_phone,
)
from coproduction.correspondence.services.deliveries import deliver, sweep
from coproduction.correspondence.services.digests import send_gathered
from coproduction.correspondence.services.failed import record_bounce, send_as_letter, settle, try_again
from coproduction.correspondence.services.inbox import mark_read
from coproduction.correspondence.services.messages import (
    Outgoing,
    remind_each,
    send,
    send_code,
    send_letter,
    send_many,
    send_to_address,
    words,
)
from coproduction.correspondence.services.taking_back import take_back
from coproduction.correspondence.services.wordings import say

__all__ = [
    "Outgoing",
    "call_off",
    "choose_channel",
    "choose_for_group",
    "choose_format",
    "choose_language",
    "choose_quiet",
    "deliver",
    "keep_phone",
    "mark_read",
    "record_bounce",
    "refuse_too_soon",
    "remind_each",
    "say",
    "say_again",
    "send",
    "send_as_letter",
    "send_code",
    "send_gathered",
    "send_letter",
    "send_many",
    "send_to_address",
    "settle",
    "sweep",
    "take_back",
    "try_again",
    "words",
]
