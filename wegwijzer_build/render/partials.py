"""What many pages share, made once.

Such a partial depends on how deep a page lies and on how it is shown, not on which page it is: links in it lead to the
root first. A tree of thousands of states is made of a few hundred partials.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from markupsafe import Markup

from wegwijzer_build.model import FRAGMENT

from .layout.languages import languages_of, translated_view
from .layout.view import embed_layout_view, layout_view
from .shared.environment import environment
from .shared.here import Here, Site
from .statement.explained import explanation_view
from .statement.view import AdviceView, KindView, advice_view, contact_view, first_view


@dataclass(frozen=True)
class Display:
    """How a tree is shown. `heading`: the level of its highest heading; `stay`: what a link that stays in it needs."""

    heading: int
    stay: Markup


PAGE = Display(heading=1, stay=Markup(""))
EMBED = Display(heading=2, stay=Markup(' target="_self"'))
"""Every other link in a frame leads out of it."""


NOTHING = Markup("")


@dataclass(frozen=True)
class Layout:
    """What stands around a page, as HTML. `languages`: the page in others; `note`: how it was translated."""

    head: Markup
    top: Markup
    bottom: Markup
    languages: Markup = NOTHING
    note: Markup = NOTHING


@dataclass(frozen=True)
class AdvicePartial:
    """An advice in an outcome: its entry in the list above, and itself. `own_steps`: it has steps without a source."""

    in_brief: Markup
    article: Markup
    kind: KindView
    own_steps: bool


class Partials:
    """The partials of one site. `root` is everywhere the relative way from a page to the root of the site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.beside = tuple(Partials(each) for each in site.beside)
        self._environment = environment(site.language)
        # Methods with a memory of their own would keep every site alive that ever was (flake8-bugbear B019).
        self.advice = cache(self._advice)
        self.contact = cache(self._contact)
        self.first = cache(self._first)
        self.explained = cache(self._explained)
        self.weight = cache(self._weight)
        self.said = cache(self._said)
        self.back_link = cache(self._back_link)
        self.layout = cache(self._layout)
        self.origin = cache(self._origin)

    def at(self, address: str) -> Partials:
        """Those of the language in whose folder an address lies."""
        of_folder = (each for each in self.beside if address.startswith(each.site.language.folder))
        return next((each for each in of_folder if each.site.pages.at(address)), self)

    def _layout(self, root: str, styles: tuple[str, ...], edit_path: str) -> Layout:
        here = Here(self.site, "", root)
        return self.around(here, styles=styles, edit_path=edit_path, scripts=("menu.js",))

    def _origin(
        self, root: str, styles: tuple[str, ...], dated: str, scripts: tuple[str, ...], *, leaves: bool = False
    ) -> Layout:
        """What stands around a page in a frame of others: where it comes from, and perhaps a way out."""
        view = embed_layout_view(Here(self.site, "", root), styles, scripts)
        bottom = self._fill("layout/origin.html.jinja", layout=view, dated=dated)
        top = self._fill("layout/ahead.html.jinja", layout=view)
        top += self._fill("layout/leave/template.html.jinja", layout=view) if leaves else Markup("")
        return Layout(self._fill("layout/head.html.jinja", layout=view), top, bottom)

    def around(
        self,
        here: Here,
        *,
        styles: tuple[str, ...],
        scripts: tuple[str, ...],
        edit_path: str | None = None,
        to_read: bool = False,
    ) -> Layout:
        """What stands around one page. `to_read`: as in `layout_view`."""
        view = layout_view(here, styles=styles, scripts=scripts, edit_path=edit_path, to_read=to_read)
        parts = (self._fill(f"layout/{part}.html.jinja", layout=view) for part in ("head", "top", "bottom"))
        return self.in_languages(Layout(*parts), here, here.address)

    def in_languages(self, layout: Layout, here: Here, page: str) -> Layout:
        """The same with what differs from page to page: the page in other languages, and how it was translated.

        `here`: the page, or what shows it in a frame of others; from there nothing leads to other languages.
        """
        languages = languages_of(here) if here.address == page else ()
        return replace(
            layout,
            languages=self._fill("layout/languages.html.jinja", languages=languages) if languages else NOTHING,
            note=self._fill("layout/translated.html.jinja", translated=translated_view(here, page)),
        )

    def _advice(
        self, root: str, display: Display, audience: str, name: str, fragments: tuple[str, ...] = (), *, is_open: bool
    ) -> AdvicePartial:
        view: AdviceView = advice_view(Here(self.site, "", root), name, self.site.content.advice[name], audience)
        shown = [(each, "") for each in view.fragments if each.id.rpartition(FRAGMENT)[2] in fragments]
        article = {"heading": display.heading + 2, "shown": shown, "open": is_open}
        return AdvicePartial(
            self._macro("statement/advice", "in_brief", view, stay=display.stay),
            self._macro("statement/advice", "advice_article", view, **article),
            view.rests.kind,
            view.own_steps,
        )

    def _contact(self, root: str, display: Display, name: str) -> Markup:
        view = contact_view(Here(self.site, "", root), name, self.site.content.contacts[name])
        return self._macro("statement/contact", "contact_card", view, heading=display.heading + 2)

    def _first(self, root: str, name: str) -> Markup:
        view = first_view(Here(self.site, "", root), name)
        return self._macro("statement/first", "first_contact", view)

    def _explained(self, root: str, tree: str, question: str) -> Markup:
        view = explanation_view(Here(self.site, "", root), self.site.content.trees[tree].questions[question].explain)
        return self._macro("statement/explained", "folded", view) if view else Markup("")

    def _weight(self, kind: KindView) -> Markup:
        return self._macro("statement/advice", "weight", kind)

    def _said(self, answers: tuple[str, ...]) -> Markup:
        return self._macro("tree/applies/given", "said", answers)

    def _back_link(self, ask: str) -> Markup:
        return self._macro("tree/applies/given", "back_link", ask)

    def _macro(self, template: str, name: str, *values: object, **named: object) -> Markup:
        module: Any = self._environment.get_template(f"{template}.html.jinja").module
        return Markup(getattr(module, name)(*values, **named))  # noqa: S704 - the template escapes

    def _fill(self, template: str, **values: object) -> Markup:
        return Markup(self._environment.get_template(template).render(**values))  # noqa: S704 - the template escapes
