from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.utils.module_loading import import_string

from coproduction.correspondence.enums import Channel, Trouble
from coproduction.correspondence.transport.emails import email_of, message_id
from coproduction.correspondence.transport.refusals import NotNow, Refused
from coproduction.correspondence.transport.texts import text_of

GATEWAYS = {
    "console": "coproduction.correspondence.transport.gateways.Console",
    "folder": "coproduction.correspondence.transport.gateways.Folder",
    "govuk-notify": "coproduction.correspondence.transport.notify.Notify",
}
FOR_GOOD = 500


def transmit(delivery, preference):
    """Send a delivery to its person. Raises Refused for good, or OSError (NotNow) where it may be tried later."""
    _BY[delivery.channel](delivery.message, preference)


def _email(message, preference):
    if not message.address:
        raise Refused(Trouble.NO_WAY)
    try:
        email_of(message, preference.format).send()
    except SMTPRecipientsRefused as problem:
        codes = [code for code, _ in problem.recipients.values()]
        raise _said_no(min(codes, default=FOR_GOOD)) from problem
    except SMTPDataError as problem:
        raise _said_no(problem.smtp_code) from problem
    except SMTPException as problem:
        raise NotNow(getattr(problem, "smtp_code", "") or type(problem).__name__) from problem


def _said_no(code):
    return Refused(code=code) if code >= FOR_GOOD else NotNow(code)


def _sms(message, preference):
    if not preference.phone:
        raise Refused(Trouble.NO_WAY)
    gateway = import_string(GATEWAYS.get(settings.SMS_GATEWAY, settings.SMS_GATEWAY))()
    gateway.send(
        to=str(preference.phone), words=text_of(message), reference=message_id(message.key).strip("<>")
    )


_BY = {Channel.EMAIL: _email, Channel.SMS: _sms}
