from coproduction.correspondence.services.messages import send, send_code

__all__ = ["send", "send_code"]
