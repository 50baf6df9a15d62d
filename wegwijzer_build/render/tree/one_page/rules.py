"""The styles that let a tree on one page follow its visitor without script.

Everything but the first question is hidden, and each way of each part is one selector that shows it. It names the
radio buttons of exactly the questions asked on that way, so what was answered and then passed by never counts. Parts
that show on the same ways share one rule, with those ways side by side: said once, they weigh less.
Browsers without `:has()` skip all of it and show the whole page, where each part says itself when it holds.
"""

from __future__ import annotations

from collections.abc import Mapping

from wegwijzer_build.analyse import OnePage, Part, Way, Ways

from . import view as one_page

FORM = "[data-one-page]"
_SELECTOR: Mapping[str, str] = {
    "node": '[data-node="{}"]',
    "advice": '[data-advice="{}"]',
    "contact": '.ww-contact[data-contact="{}"]',
    "section": '[data-section="{}"]',
}


def field(question: str, answer: str) -> str:
    """The id of a radio button as selectors write it: browsers skip a rule with an id such as `#113_ja`."""
    name = one_page.field(question, answer)
    return f"\\3{name[0]} {name[1:]}" if name[0].isdigit() else name


def rules(page: OnePage) -> str:
    """The styles of one tree, the same in every run."""
    parts_of: dict[Ways, list[Part]] = {}
    for part, ways in page.ways.items():
        parts_of.setdefault(ways, []).append(part)
    hidden = ",".join(f"{FORM} {selector.partition('=')[0].rstrip('=') + ']'}" for selector in _SELECTOR.values())
    lines = [f"{hidden},{FORM} .ww-when{{display:none}}"]
    lines += [_rule(ways, parts) for ways, parts in parts_of.items()]
    return "@supports selector(:has(*)){\n" + "\n".join(lines) + "\n}\n"


def _rule(ways: Ways, parts: list[Part]) -> str:
    # Written three times, a way without a question still weighs more than what hides.
    form = FORM * 3
    if all(ways):
        form += f":is({','.join(map(_chosen, ways))})"
    shown = ",".join(_SELECTOR[kind].format(name) for kind, name in parts)
    return f"{form} :is({shown}){{display:block}}"


def _chosen(way: Way) -> str:
    return "".join(
        f":has({','.join(f'#{field(question, answer)}:checked' for answer in answers)})" for question, answers in way
    )
