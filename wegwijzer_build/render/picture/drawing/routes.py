"""Routes as the boards of a signpost: one below the other, with the same facts in the same order under each."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from .canvas import SMALL, WIDTH, Canvas

_LEFT = 26
_POINT = 16
_ROOM = WIDTH - _LEFT

Route = tuple[str, Sequence[tuple[str, str]]]
"""What it is called, and what to know about it: a question and what is answered."""


def routes(name: str, title: str, description: str, each: Sequence[Route]) -> Markup:
    """Draw routes in the order given."""
    sheet = Canvas(6)
    for called, facts in each:
        top, board = sheet.y, Canvas(sheet.y + 8)
        board.words(14, called, WIDTH - _POINT - 28, "ww-d-on", bold=True)
        board.y += 10
        high = board.y - top
        sheet.shape(
            "path", "ww-d-board", d=f"M0 {top:.0f}H{WIDTH - _POINT}l{_POINT} {high / 2:.1f}-{_POINT} {high / 2:.1f}H0z"
        )
        sheet.under(board)
        sheet.y += 4
        for label, answer in facts:
            sheet.words(_LEFT, label, _ROOM, "ww-d-soft", size=SMALL)
            sheet.words(_LEFT, answer, _ROOM)
            sheet.y += 4
        sheet.y += 12
    post = Canvas()
    post.shape("rect", "ww-d-post", x=8, y=0, width=8, height=sheet.y)
    post.under(sheet)
    return post.finished(name, title, description)
