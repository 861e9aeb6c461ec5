"""The formats of the booklet."""

from enum import nonmember

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BookletFormat(TextChoices):
    PDF = "pdf", _("PDF in standard print")
    LARGE_PRINT = "large-print", _("PDF in large print")
    TEXT = "text", _("Plain text")
    BRAILLE = "brf", _("Braille")
    AUDIO = "audio", _("Audio")
    EPUB = "epub", _("E-book")
    HTML = "html", _("Web page")
    EASY_READ = "easy-read", _("Easy read")

    endings = nonmember(
        {
            "pdf": "pdf",
            "large-print": "pdf",
            "text": "txt",
            "brf": "brf",
            "audio": "zip",
            "epub": "epub",
            "html": "html",
            "easy-read": "pdf",
        }
    )

    @property
    def ending(self):
        return self.endings[self.value]
