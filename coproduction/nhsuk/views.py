from django.conf import settings
from django.http import Http404
from django.shortcuts import render

from coproduction.core.guards import public
from coproduction.core.paging import page_of
from coproduction.nhsuk.gallery import GalleryForm


@public
def gallery(request):
    """Every component on one page, blank or with its errors; only where nothing is real."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    form = GalleryForm(request.GET) if "errors" in request.GET else GalleryForm()
    pages = page_of(request, range(200))
    return render(
        request, "nhsuk/gallery.html", {"form": form, "pages": pages}, status=422 if form.errors else 200
    )
