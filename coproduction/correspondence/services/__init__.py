from coproduction.correspondence.services.deliveries import deliver, sweep, try_again
from coproduction.correspondence.services.inbox import choose_channel, choose_format, keep_phone, mark_read
from coproduction.correspondence.services.messages import Outgoing, send, send_code, send_many, words

__all__ = [
    "Outgoing",
    "choose_channel",
    "choose_format",
    "deliver",
    "keep_phone",
    "mark_read",
    "send",
    "send_code",
    "send_many",
    "sweep",
    "try_again",
    "words",
]
