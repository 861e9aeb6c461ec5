"""PDFs: written anew with their pages alone. Scripts, actions, attachments, form fields and metadata stay behind."""

import io

import pikepdf
from pikepdf import Name

from coproduction.documents.cleaning.kinds import UNREADABLE, Cleaned, FileKind, NotTaken, gettext_noop
from coproduction.documents.cleaning.segments import without_metadata

MOST_PAGES = 20
MOST_BYTES = 25 * 1024 * 1024
MOST_DEPTH = 60
LOCKED = gettext_noop("This PDF is locked with a password. Send one that opens without it, or a photo.")
TOO_MANY_PAGES = gettext_noop("This PDF has more than {pages} pages. Send only the pages that matter.")
NO_PAGES = gettext_noop("This PDF has no pages. Send another one, or a photo.")
TOO_BIG = gettext_noop("This PDF is too large when it is opened. Send a photo of it instead.")

OF_A_CATALOGUE = {"/Type", "/Pages", "/OCProperties"}
OF_A_PAGE = {
    "/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Contents", "/Resources", "/Group", "/Annots",
}  # fmt: skip
# What an object of any kind may carry that nobody sees.
UNSEEN = {
    "/Metadata", "/PieceInfo", "/AF", "/AA", "/A", "/OpenAction", "/JS", "/JavaScript", "/EF", "/OPI", "/Measure",
    "/PtData", "/LastModified", "/Alternates", "/Ref", "/StructParent", "/StructParents",
}  # fmt: skip


def clean_pdf(data, most_pages=MOST_PAGES):
    """Return the Cleaned PDF. Raises NotTaken."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _count_pages(pdf, most_pages)
            return Cleaned(FileKind.PDF, _written(pdf), pages=len(pdf.pages))
    except NotTaken:
        raise
    except pikepdf.PasswordError as locked:
        raise NotTaken(LOCKED) from locked
    except Exception as problem:  # parsers fail on a stranger's bytes in more ways than they say
        raise NotTaken(UNREADABLE) from problem


def _written(pdf):
    _draw_form_fields(pdf)
    _keep_only(pdf.Root, OF_A_CATALOGUE)
    if Name.Info in pdf.trailer:
        del pdf.trailer[Name.Info]
    for each in pdf.objects:
        _clean_object(pdf, each, 0)
    for page in pdf.pages:
        _keep_only(page.obj, OF_A_PAGE - {"/Annots"})
    written = io.BytesIO()
    pdf.save(written, encryption=False, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    if written.tell() > MOST_BYTES:
        raise NotTaken(TOO_BIG)
    return written.getvalue()


def _count_pages(pdf, most):
    if len(pdf.pages) > most:
        raise NotTaken(TOO_MANY_PAGES, pages=most)
    if not len(pdf.pages):
        raise NotTaken(NO_PAGES)


def _draw_form_fields(pdf):
    """Draw what was typed into a form onto the page, so that it stays when the form goes."""
    if Name.AcroForm in pdf.Root:
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("screen")


def _keep_only(dictionary, wanted):
    for key in set(dictionary.keys()) - wanted:
        del dictionary[key]


def _clean_object(pdf, each, depth):
    if depth > MOST_DEPTH:
        raise NotTaken(UNREADABLE)
    if isinstance(each, pikepdf.Array):
        inside = list(each)
    elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        inside = _clean_dictionary(each)
    else:
        return
    for one in inside:
        if not getattr(one, "is_indirect", False):  # an indirect one comes up by itself
            _clean_object(pdf, one, depth + 1)


def _clean_dictionary(each):
    for key in UNSEEN & set(each.keys()):
        del each[key]
    if isinstance(each, pikepdf.Stream):
        without_metadata(each)
        return [value for key, value in each.stream_dict.items()]
    return [value for key, value in each.items()]
