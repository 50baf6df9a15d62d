"""What is meant by a question: folded where the question is asked, open where the tree is read as a text."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from wegwijzer_build.model import Explanation
from wegwijzer_build.render.shared.here import Here

from .view import Rests, kind_view, sources_of


@dataclass(frozen=True)
class ExplanationView:
    """What it is called, what it says, and what that rests on."""

    title: str
    text: Markup
    rests: Rests


def explanation_view(here: Here, explanation: Explanation | None) -> ExplanationView | None:
    """Decide everything about an explanation; None where a question has none."""
    if explanation is None:
        return None
    language = here.site.language
    reviewed = language.gettext("Nagekeken op {day}").format(day=language.day(explanation.reviewed_on))
    rests = Rests(kind_view(explanation.kind, language), sources_of(here, explanation.sources), (reviewed,))
    return ExplanationView(explanation.title, here.html(explanation.text), rests)
