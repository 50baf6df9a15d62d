"""What is wrong with a file that is no YAML, in the words of who writes it.

The parser knows where it got stuck, seldom what went wrong. Its two versions (with and without libyaml) word their
errors differently; only words that both use are looked at, so that an author reads the same from either.
"""

from __future__ import annotations

from collections.abc import Callable

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say

from . import mistakes_in_layout as layout
from . import mistakes_in_text as text
from .comments import cut_before
from .curly_quotes import no_quotes
from .stuck import SyntaxProblem

UNKNOWN = "yaml-syntax"
"""The rule of a syntax error that is none of the common mistakes."""

EXPLAINERS: tuple[Callable[[SyntaxProblem], Problem | None], ...] = (
    cut_before,
    text.directive,
    text.escape,
    text.unclosed_quote,
    text.text_after_quote,
    text.reserved_start,
    text.text_after_brackets,
    text.unclosed_bracket,
    layout.colon_in_text,
    layout.missing_colon,
    layout.misplaced_line,
    layout.content_after_the_end,
)
"""The common mistakes, the surest sign first."""


def explain(stuck: SyntaxProblem) -> Problem:
    """The problem behind a syntax error."""
    for explainer in EXPLAINERS:
        problem = explainer(stuck)
        if problem is not None:
            return no_quotes(stuck, problem)
    return Problem(
        stuck.source.place_of_rest(stuck.at),
        UNKNOWN,
        say("this cannot be read as YAML; expected 'key: value' or '- item'"),
        say("look at the line above too: a quote, a bracket, a colon or some indentation may be missing there"),
    )
