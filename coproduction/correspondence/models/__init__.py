from coproduction.correspondence.models.letters import LetterBatch, PostalAddress
from coproduction.correspondence.models.messages import Delivery, Message
from coproduction.correspondence.models.preferences import GroupChoice, Preference

__all__ = ["Delivery", "GroupChoice", "LetterBatch", "Message", "PostalAddress", "Preference"]
