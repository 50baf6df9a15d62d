"""Axe on pages of which only the new is looked at: a part that differs in nothing axe can see is looked at once.

That holds from one page to the next, and within a page: of a hundred items alike, the first three and the last are
looked at. Two elements are the same to axe where they, and all with a class, role or state that they stand in, have the
same name, classes, roles and states, the same other attributes whatever their values, words or none, and the same
element before them. What depends on the words themselves this cannot see, such as a target that a longer text pushes
against another: `make test-all` looks at every page as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Frame, Page

from tests.project import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
LOOKS = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
"""The rules of axe whose outcome depends on the width or the colours; all others read only what there is."""
BEST = ("best-practice",)
WIDTHS = (320, 768, 1280)
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")

_RUN = """async ([rules, without, only, passedOver]) => {
  document.getAnimations().forEach((animation) => animation.finish());
  const what = { include: [[only]], exclude: passedOver.map((selector) => [selector]) };
  const off = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const found = await axe.run(what, { runOnly: rules, rules: off, resultTypes: ["violations"] });
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 5).join(", ")}`);
}"""
_MARK, _SEEN = "data-new-to-axe", "data-seen-by-axe"
NEW = f"[{_MARK}]"
"""Selects what is new in a page that was gone over."""
SEEN = f"[{_SEEN}]"
"""Selects what is not, within what is new."""
_MARK_NEW = """([known, mark, old, passedOver, all]) => {
  const seen = new Set(known);
  const telling = /^(class|role|type|scope|tabindex|lang|dir|style|data-kind|aria-(hidden|expanded|current))$/;
  const marks = (it) => [...it.attributes].filter(({ name }) => telling.test(name))
    .map(({ name, value }) => `${name}=${value}`).sort();
  const own = (it) => `${it.localName}[${marks(it)}]${it.checkVisibility() ? "" : "-"}`;
  const more = (it) => [...it.getAttributeNames()].filter((name) => !name.startsWith("data-")).sort();
  const says = (it) => [...it.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
  const found = new Set();
  const walk = (it, above, place, inNew, inAlike) => {
    if (passedOver.some((selector) => it.matches(selector))) return;
    const before = it.previousElementSibling;
    const here = marks(it).length ? `${above}>${own(it)}` : above;
    const part = `${before ? own(before) : ""}~${above}>${own(it)} ${more(it)} ${says(it)}`;
    const alike = !all && found.has(part) && (inAlike || (place >= 3 && it.nextElementSibling !== null));
    const isNew = !alike && !seen.has(part);
    if (isNew) found.add(part);
    it.toggleAttribute(mark, isNew && !inNew);
    it.toggleAttribute(old, !isNew && inNew);
    [...it.children].forEach((child, number) => walk(child, here, number, isNew, alike));
  };
  for (const name of [mark, old]) {
    for (const it of document.querySelectorAll(`[${name}]`)) it.removeAttribute(name);
  }
  for (const it of document.body.children) walk(it, document.body.className, 0, false, false);
  return [...found];
}"""


def faults(
    page: Page | Frame,
    rules: Sequence[str] = WCAG,
    passed_over: Sequence[str] = (),
    *,
    without: Sequence[str] = (),
    only: str = "html",
) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA, or against other rules, but in parts that are passed over."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(_RUN, [list(rules), list(without), only, list(passed_over)])
    return found


@dataclass
class Look:
    """Goes over one page after another for what is new; where it is `thorough`, all of each is."""

    thorough: bool
    seen: set[str] = field(default_factory=set)

    def marks_new(self, page: Page, passed_over: Sequence[str] = ()) -> bool:
        """Mark what is new in the page as `NEW`; tells whether anything is."""
        known = [] if self.thorough else sorted(self.seen)
        found = page.evaluate(_MARK_NEW, [known, _MARK, _SEEN, list(passed_over), self.thorough])
        self.seen.update(found)
        return bool(found)
