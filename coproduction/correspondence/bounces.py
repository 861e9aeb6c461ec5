"""Reading what a mail server says about an e-mail that could not be delivered (RFC 3464)."""

from dataclasses import dataclass

FOR_GOOD = "5."


@dataclass(frozen=True)
class Bounce:
    """An address that failed for good, the Message-ID of what was sent to it ('' where not said), and the status."""

    address: str
    original: str
    code: str


def bounces_in(report):
    """Return the Bounces an email.message.EmailMessage tells of. A delay, or a report of success, is none."""
    parts = list(report.walk())
    original = next((found for part in parts if (found := _original_in(part))), "")
    return [
        Bounce(
            address=_address(fields["Final-Recipient"]), original=original, code=str(fields["Status"]).strip()
        )
        for part in parts
        if part.get_content_type() == "message/delivery-status"
        for fields in part.get_payload()
        if _failed(fields)
    ]


def _failed(fields):
    action, status = str(fields["Action"] or "").strip().lower(), str(fields["Status"] or "").strip()
    return bool(fields["Final-Recipient"]) and action == "failed" and status.startswith(FOR_GOOD)


def _address(words):
    return str(words).rpartition(";")[2].strip().strip("<>")


def _original_in(part):
    """Return the Message-ID of the returned e-mail: whole (message/rfc822), or its headers alone."""
    if part.get_content_type() == "message/rfc822":
        return str(part.get_payload(0)["Message-ID"] or "").strip()
    if part.get_content_type() == "text/rfc822-headers":
        lines = part.get_content().splitlines()
        found = (line.partition(":")[2].strip() for line in lines if line.lower().startswith("message-id:"))
        return next(found, "")
    return ""
