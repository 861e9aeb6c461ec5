from coproduction.home.views.inbox import inbox, message
from coproduction.home.views.pages import accessibility, contact, cookies, front, privacy, start

__all__ = ["accessibility", "contact", "cookies", "front", "inbox", "message", "privacy", "start"]
