"""What is said of how well a translation was read."""

from __future__ import annotations

from wegwijzer_build.translation import Scrutiny

from .language import Language


def said_of(level: Scrutiny, language: Language) -> str:
    """What a page says, in a language, of how well its translation was read."""
    _ = language.gettext
    return {
        Scrutiny.NONE: _(
            "Een computer heeft deze tekst vertaald. Niemand heeft de vertaling al met het Nederlands vergeleken. "
            "Twijfel je? Dan telt de Nederlandse tekst."
        ),
        Scrutiny.MACHINE: _(
            "Een computer heeft deze tekst vertaald en nagekeken. Geen mens die deze taal spreekt, heeft de vertaling "
            "gelezen. Er kan dus een fout in staan. Twijfel je? Dan telt de Nederlandse tekst."
        ),
        Scrutiny.READ: _(
            "Een computer heeft deze tekst vertaald. Iemand die deze taal spreekt, heeft de vertaling gelezen. "
            "Twijfel je? Dan telt de Nederlandse tekst."
        ),
        Scrutiny.REVISED: _(
            "Iemand die deze taal spreekt, heeft deze vertaling gelezen en verbeterd. Twijfel je? Dan telt de "
            "Nederlandse tekst."
        ),
    }[level]
