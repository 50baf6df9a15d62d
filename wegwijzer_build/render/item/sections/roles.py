"""Roles, tasks and competencies: who does what, and what that asks."""

from __future__ import annotations

from wegwijzer_build.model import Competency, Role, Task
from wegwijzer_build.render.item.section import PartView, SectionView, links_section
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.statement.view import sources_of


def role_sections(here: Here, _name: str, item: Role) -> list[SectionView]:
    """What a role does and does not, what it asks, and what does not go together with it."""
    _ = here.site.language.gettext
    clashes = SectionView(
        _("Functies die hier niet bij passen"),
        parts=tuple(PartView(clash.function, here.html(clash.why)) for clash in item.clashes),
        sources=sources_of(here, tuple(dict.fromkeys(s for clash in item.clashes for s in clash.sources))),
    )
    return [
        *links_section(here, _("Wat deze rol doet"), "tasks", item.tasks),
        *links_section(here, _("Wat deze rol niet doet"), "tasks", item.never),
        *links_section(here, _("Wat deze rol vraagt"), "competencies", item.competencies),
        *([clashes] if item.clashes else []),
    ]


def task_sections(here: Here, name: str, item: Task) -> list[SectionView]:
    """Who does a task, who certainly not, and what doing it well asks."""
    _ = here.site.language.gettext
    roles = here.site.content.roles
    return [
        *links_section(here, _("Wie dit doet"), "roles", [role for role, r in roles.items() if name in r.tasks]),
        *links_section(here, _("Wie dit nooit doet"), "roles", [role for role, r in roles.items() if name in r.never]),
        *links_section(here, _("Wat deze taak vraagt"), "competencies", item.competencies),
    ]


def competency_sections(_here: Here, _name: str, _item: Competency) -> list[SectionView]:
    """A competency says all in its opening."""
    return []
