"""The badge at its address is what the mark is now; the certificate can be read by everyone, and leads to the truth."""

import io
import re

import pikepdf
import pytest
from django.urls import reverse
from PIL import Image

from coproduction.core.pdf import is_ready, render
from coproduction.core.qr import qr_svg
from quality_mark import badges
from quality_mark.certificates import certificate_of
from quality_mark.enums import AwardStatus, Credit
from quality_mark.selectors.register import with_work
from quality_mark.services.awards import withdraw
from quality_mark.services.criteria import load_criteria
from tests.factories import ExpertFactory, person
from tests.factories.quality_mark import ContributorFactory, CriteriaSetFactory, SubmissionFactory
from tests.quality_mark.marks import a_mark, a_mark_of
from tests.quality_mark.qr import read

pytestmark = pytest.mark.django_db
needs_typst = pytest.mark.skipif(not is_ready(), reason="no typst on this computer")
A = AwardStatus


def badge(client, award, look="light", kind="svg", **headers):
    return client.get(reverse(f"quality_mark:badge_{kind}", args=[award.token, look]), headers=headers)


def fetched(award):
    return with_work(type(award).objects.all()).get(pk=award.pk)


@pytest.mark.parametrize("look", badges.LOOKS)
@pytest.mark.parametrize(
    ("status", "ends_in", "says"),
    [
        (A.CURRENT, 400, "quality mark"),
        (A.EXPIRING, 3, "quality mark"),
        (A.EXPIRING, -1, "Expired"),
        (A.EXPIRED, -3, "Expired"),
        (A.RENEWED, 3, "Renewed"),
        (A.WITHDRAWN, 400, "Withdrawn"),
    ],
)
def test_the_badge_says_what_the_mark_is_now(client, look, status, ends_in, says):
    award = a_mark(status, ends_in=ends_in)
    answer = badge(client, award, look)
    words = re.findall(r"<text[^>]*>([^<]+)</text>", answer.content.decode())
    assert {"Positively", "Respectfully", "Together", award.number, says} <= set(words)
    assert ("quality mark" in words) is (says == "quality mark")
    assert f'<title id="title">Co-production quality mark {award.number}' in answer.content.decode()
    assert "style=" not in answer.content.decode()


def test_a_copy_of_the_badge_is_not_shown_as_current_once_the_mark_is_withdrawn(client, chair):
    award = a_mark()
    first = badge(client, award)
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert badge(client, award, **{"If-None-Match": first["ETag"]}).status_code == 304
    withdraw(award=award, reason="It was rewritten.", by=chair)
    again = badge(client, award, **{"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert "Withdrawn" in again.content.decode()


def test_the_badge_can_be_shown_elsewhere_and_does_nothing_there(client):
    answer = badge(client, a_mark())
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert answer["Content-Type"] == "image/svg+xml"
    assert badge(client, a_mark(), "pink").status_code == 404


def contrast(one, other):
    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", badges.LOOKS)
def test_what_is_written_on_the_badge_can_be_read(look):
    for colours in (badges.LOOKS[look], badges.LOOKS[look] | badges.ENDED[look]):
        assert contrast(colours["band"], colours["on_band"]) >= 4.5
        assert contrast(colours["middle"], colours["on_middle"]) >= 4.5


@needs_typst
def test_the_png_is_the_same_badge_and_clear_around_it(client):
    answer = badge(client, a_mark(), "dark", "png")
    picture = Image.open(io.BytesIO(answer.content)).convert("RGBA")
    assert answer["Content-Type"] == "image/png"
    assert picture.width == badges.PIXELS
    assert picture.getpixel((5, 5))[3] == 0
    assert picture.getpixel((picture.width // 2, picture.height - 100))[3] == 255


def test_the_snippet_leads_to_the_truth_by_a_whole_address(settings):
    settings.BASE_URL = "https://portal.example.nhs.uk"
    award = a_mark()
    assert badges.snippet_of(award, "dark") == (
        f'<a href="https://portal.example.nhs.uk/quality-mark/verify/{award.token}/">'
        f'<img src="https://portal.example.nhs.uk/quality-mark/badges/{award.token}/dark.svg" width="240" height="215" '
        f'alt="Co-production quality mark {award.number}: see if it counts today"></a>'
    )


@needs_typst
def test_the_certificate_is_tagged_and_its_pictures_have_words(settings):
    settings.BASE_URL = "https://portal.example.nhs.uk"
    submission = SubmissionFactory(title="A leaflet about *sleep* #1")
    award = fetched(a_mark_of(submission))
    with pikepdf.open(io.BytesIO(render(certificate_of(award)))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        alts = [
            str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
    assert f"QR code that leads to https://portal.example.nhs.uk/quality-mark/verify/{award.token}/" in alts
    assert any(alt.startswith("The badge of the mark") for alt in alts)


def test_the_code_on_the_certificate_leads_to_the_verification_page(client, settings):
    settings.BASE_URL = "https://portal.example.nhs.uk"
    award = fetched(a_mark(token="aZ_-09" * 7 + "x"))
    codes = [block.svg for block in certificate_of(award).blocks if "QR" in getattr(block, "alt", "")]
    address = read(codes[0])
    assert address == f"https://portal.example.nhs.uk/quality-mark/verify/{award.token}/"
    assert client.get(address.removeprefix(settings.BASE_URL)).context["award"] == award


@pytest.mark.parametrize("length", [20, 30, 45, 70, 100])
def test_the_reader_of_codes_reads_what_is_written(length):
    words = ("https://a.nhs.uk/" + "xyz-_0" * 20)[:length]
    assert read(qr_svg(words)) == words
    assert read(qr_svg(words)) != words.upper()


def words_of(award):
    return str(certificate_of(fetched(award)).blocks)


def test_contributors_are_credited_as_they_chose():
    submission = SubmissionFactory()
    award = a_mark_of(submission)
    assert "People who use our services, and carers." in words_of(award)
    for name, credit in (
        ("Amina Full", Credit.FULL_NAME),
        ("Bea Hidden", Credit.FIRST_NAME),
        ("Cy Hidden", Credit.NO_NAME),
    ):
        expert = ExpertFactory(user=person("expert", name=name))
        ContributorFactory(submission=submission, expert=expert, credit=credit)
    words = words_of(award)
    assert "Amina Full" in words
    assert "'Bea'" in words
    assert "and 1 person who chose not to be named" in words
    assert "Hidden" not in words


@needs_typst
def test_the_certificate_is_the_same_each_time_also_when_the_mark_and_the_criteria_move_on(as_, host, chair):
    submission = SubmissionFactory(author=host)
    award = a_mark_of(submission, A.EXPIRING, ends_in=1)
    page = reverse("quality_mark:certificate", args=[award.pk])
    first = as_(host).get(page)
    assert first["Content-Disposition"] == f'attachment; filename="{award.number}.pdf"'
    load_criteria()
    CriteriaSetFactory(published_at="2026-11-01T10:00Z", valid_months=6)
    type(award).objects.update(status=A.EXPIRED)
    assert as_(host).get(page).content == first.content
