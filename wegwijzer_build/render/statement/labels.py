"""What stands beside facts of a statement or a contact, in the words of a language."""

from __future__ import annotations

from collections.abc import Mapping

from wegwijzer_build.model import WayKind
from wegwijzer_build.render.shared.language import Language

ROUTE = ("who_knows", "how_long", "stopping", "then")
"""What is said of every route, in the order to show."""


def way_labels(language: Language) -> Mapping[WayKind, str]:
    """Kind of way → what stands before it."""
    _ = language.gettext
    return {
        WayKind.PHONE: _("Bel"),
        WayKind.CHAT: _("Chat"),
        WayKind.FORM: _("Formulier"),
        WayKind.MAIL: _("Mail"),
        WayKind.SITE: _("Website"),
        WayKind.VISIT: _("Langsgaan"),
    }


def trait_labels(language: Language) -> Mapping[str, tuple[str, str]]:
    """Trait of a contact → what is said where it has it, and where it has not."""
    _ = language.gettext
    return {
        "free": (_("gratis"), _("niet gratis")),
        "anonymous": (_("anoniem kan"), _("niet anoniem")),
        "confidential": (_("vertrouwelijk"), _("niet vertrouwelijk")),
    }


def route_labels(language: Language, *, informal: bool) -> Mapping[str, str]:
    """The questions that are answered about every route."""
    _ = language.gettext
    labels = (
        _("Wie hoort je naam?") if informal else _("Wie hoort uw naam?"),
        _("Hoe lang duurt het?"),
        _("Kun je stoppen?") if informal else _("Kunt u stoppen?"),
        _("Wat gebeurt daarna?"),
    )
    return dict(zip(ROUTE, labels, strict=True))


def step_labels(language: Language) -> Mapping[bool, str]:
    """Whether the steps of an advice come from its sources → what is said below them."""
    _ = language.gettext
    return {True: _("De stappen komen uit de bronnen."), False: _("De stappen zijn ons advies.")}
