from coproduction.correspondence.services.deliveries import deliver, sweep, try_again
from coproduction.correspondence.services.inbox import choose_channel, mark_read
from coproduction.correspondence.services.messages import send, send_code, words

__all__ = ["choose_channel", "deliver", "mark_read", "send", "send_code", "sweep", "try_again", "words"]
