from coproduction.correspondence.models.messages import Delivery, Message, Preference

__all__ = ["Delivery", "Message", "Preference"]
