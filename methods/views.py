"""The gallery, the chooser and the page of a method, over HTTP. What they show is made in `screens` and `comparing`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intervisie.accounts.access import for_facilitator
from methods import comparing, screens
from methods.catalogue import UnknownMethod
from methods.forms import CompareForm, SituationForm


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


@require_safe
@for_facilitator
def materials(request: HttpRequest, slug: str) -> HttpResponse:
    """What to take along for one method, made to be printed. Raises Http404 when there is none of that name."""
    try:
        screen = screens.materials_screen(slug)
    except UnknownMethod as error:
        raise Http404 from error
    return render(request, "methods/materials.html", {"screen": screen})


@require_safe
@for_facilitator
def choose(request: HttpRequest) -> HttpResponse:
    """The questions, and every method ranked by what was answered: the answers are in the address."""
    form = SituationForm(request.GET)
    return render(
        request, "methods/choose.html", {"form": form, "screen": comparing.choose_screen(form.situation(), form.plan())}
    )


@require_safe
@for_facilitator
def compare(request: HttpRequest) -> HttpResponse:
    """Two or three methods side by side, or the question which."""
    form = CompareForm(request.GET) if request.GET else CompareForm()
    return render(
        request,
        "methods/compare.html",
        {"form": form, "columns": comparing.compare_screen(form.slugs()), "plan": form.plan()},
    )
