"""By which words a sentence states a duty, and by which it only reports or supposes one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from wegwijzer_build.model import Duties, DutyHints

from .regexes import either


@dataclass(frozen=True, eq=False)
class DutyWords:
    """Regexes over one sentence that is `searchable`; what each finds says `Duties`."""

    states: re.Pattern[str]
    denies: re.Pattern[str]
    depends: re.Pattern[str]
    asks: re.Pattern[str]
    proposal: re.Pattern[str] | None
    hints: DutyHints


def duty_words(duties: Duties) -> DutyWords:
    """What the content says, ready to be looked for."""
    compiled = partial(_compiled, duties)
    return DutyWords(
        compiled(*duties.states),
        compiled(*duties.denies),
        compiled(*duties.depends),
        compiled(*([duties.asks] if duties.asks else [])),
        compiled(duties.proposal) if duties.proposal else None,
        duties.hints,
    )


def _compiled(duties: Duties, *regexes: str) -> re.Pattern[str]:
    return re.compile(either(regexes, duties.parts))
