"""The gallery and the page of a method, over HTTP. What they show is made in `methods.screens`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intervisie.accounts.access import for_facilitator
from methods import screens
from methods.catalogue import UnknownMethod


@require_safe
@for_facilitator
def gallery(request: HttpRequest) -> HttpResponse:
    """Every method of the library."""
    return render(request, "methods/page.html", {"screen": screens.gallery_screen()})


@require_safe
@for_facilitator
def method(request: HttpRequest, slug: str) -> HttpResponse:
    """One method, with its score. Raises Http404 when there is none of that name."""
    try:
        screen = screens.method_screen(slug)
    except UnknownMethod as error:
        raise Http404 from error
    return render(request, "methods/method.html", {"screen": screen})
