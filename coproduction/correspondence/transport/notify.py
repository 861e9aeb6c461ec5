"""GOV.UK Notify, the texting service of public bodies, by its REST API (https://docs.notifications.service.gov.uk/rest-api.html).

The trust makes one template in Notify whose only words are ((message)), and gives its id and an API key.
"""

import base64
import hashlib
import hmac
import json
import time
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from django.conf import settings

from coproduction.correspondence.transport.refusals import NotNow, Refused

SECONDS = 10
UUID = 36


class Notify:
    def send(self, *, to, words, reference):
        """Ask Notify to text these words. 400 says that this number or text will never do; all else is worth another try."""
        asked = {
            "phone_number": to,
            "template_id": settings.NOTIFY_TEMPLATE_ID,
            "personalisation": {"message": words},
            "reference": reference,
        }
        request = Request(  # noqa: S310 - the address is the trust's own setting
            f"{settings.NOTIFY_URL}/v2/notifications/sms",
            data=json.dumps(asked).encode(),
            headers={
                "Authorization": f"Bearer {token(settings.NOTIFY_API_KEY, now=time.time())}",  # English: a machine reads it
                "Content-Type": "application/json",
            },
        )
        try:
            with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
                answer.read()
        except HTTPError as problem:
            problem.close()
            if problem.code == HTTPStatus.BAD_REQUEST:
                raise Refused(code=problem.code) from None
            raise NotNow(problem.code) from None


def token(key, *, now):
    """Return the JSON Web Token for a key 'name-<service uuid>-<secret uuid>', good for 30 seconds around `now`."""
    secret, service = key[-UUID:], key[-2 * UUID - 1 : -UUID - 1]
    parts = ({"typ": "JWT", "alg": "HS256"}, {"iss": service, "iat": int(now)})
    signed = ".".join(_base64(json.dumps(part, separators=(",", ":")).encode()) for part in parts)
    signature = hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest()
    return f"{signed}.{_base64(signature)}"


def _base64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
