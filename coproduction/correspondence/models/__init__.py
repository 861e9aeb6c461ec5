from coproduction.correspondence.models.letters import LetterBatch, PostalAddress
from coproduction.correspondence.models.messages import Delivery, Message
from coproduction.correspondence.models.preferences import GroupChoice, Preference
from coproduction.correspondence.models.wordings import Wording

__all__ = ["Delivery", "GroupChoice", "LetterBatch", "Message", "PostalAddress", "Preference", "Wording"]
