"""The screen "Probeer een zin". What is typed is answered and forgotten: not stored, not logged."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from catalog import CatalogueError
from editor.preview.answers import edit_url, said_after
from editor.preview.forms import TryForm
from editor.preview.neighbour import Away
from editor.preview.rasa import hear
from editor.preview.reasons import AWAY_WORDS, heard_in_words
from editor.records.models import Answer
from editor.refusal import Refused

NOT_YOURS = "Je mag de antwoorden van de assistent niet zien."
BROKEN = "De teksten die nu live zijn kunnen niet gelezen worden: {error}"


@transaction.non_atomic_requests  # Nobody waits with a lock on the database.
@never_cache  # type: ignore[untyped-decorator]
@sensitive_post_parameters("text")  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "POST"])  # type: ignore[untyped-decorator]
def try_sentence(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Show the form, and after a POST what the assistant makes of the sentence.

    `pk` is of the answer at hand, whose draft is shown where it would be said. A query string is
    never read: a sentence in an address would be kept by browsers and proxies.

    Raises:
        Refused: this person may not see answers.
    """
    if not request.user.has_perm("records.view_answer"):
        raise Refused(NOT_YOURS)
    record = None if pk is None else get_object_or_404(Answer, pk=pk, retired=False)
    form = TryForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {
        "form": form,
        "record": record,
        "url": edit_url(record) if record else "",
    }
    if form.is_bound and form.is_valid():
        context |= _outcome(form.cleaned_data, record)
    return render(request, "preview/try.html", context)


def _outcome(asked: dict[str, str], record: Answer | None) -> dict[str, Any]:
    editing = record.get_latest_revision_as_object() if record else None
    try:
        heard = hear(asked["text"])
        steps = said_after(heard, gemeente=asked["gemeente"] or None, editing=editing)
    except Away as away:
        return {"problem": AWAY_WORDS[str(away)]}
    except CatalogueError as error:
        return {"problem": BROKEN.format(error=error)}
    here = record is not None and any(step.key == record.key for step in steps)
    return {"heard": heard_in_words(heard), "steps": steps, "here": here}
