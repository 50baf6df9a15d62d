"""The words of the wegwijzer as frozen values. No reading, no writing."""

from .advice import Advice, Route
from .audience import Audience
from .base import Model, OneParagraph, Ref, Search, Voice, Written, is_id
from .competency import Competency
from .contact import Contact, Way, WayKind
from .content import COLLECTIONS, EMBED_FOLDERS, EMBEDDED, Collection, Content
from .figure import Figure, Measured
from .instrument import Instrument, Part
from .picture import (
    PICTURES,
    Factor,
    Factors,
    Moment,
    MomentState,
    Picture,
    PictureKind,
    Routes,
    Step,
    Steps,
    Timeline,
)
from .role import Clash, Role
from .site import Security, Site
from .situation import Situation
from .solution import Reach, Solution
from .source import Source
from .statement import EVERYONE, Kind, Statement, told_to
from .task import Task
from .term import Term
from .topic import COMPARED, Overview, Section, Topic
from .tree import (
    AS_TEXT,
    TO_TREE,
    Answer,
    Branch,
    Case,
    Conditional,
    Delivery,
    Next,
    Outcome,
    Question,
    Tree,
    Use,
    tree_named,
)

__all__ = [
    "AS_TEXT",
    "COLLECTIONS",
    "COMPARED",
    "EMBEDDED",
    "EMBED_FOLDERS",
    "EVERYONE",
    "PICTURES",
    "TO_TREE",
    "Advice",
    "Answer",
    "Audience",
    "Branch",
    "Case",
    "Clash",
    "Collection",
    "Competency",
    "Conditional",
    "Contact",
    "Content",
    "Delivery",
    "Factor",
    "Factors",
    "Figure",
    "Instrument",
    "Kind",
    "Measured",
    "Model",
    "Moment",
    "MomentState",
    "Next",
    "OneParagraph",
    "Outcome",
    "Overview",
    "Part",
    "Picture",
    "PictureKind",
    "Question",
    "Reach",
    "Ref",
    "Role",
    "Route",
    "Routes",
    "Search",
    "Section",
    "Security",
    "Site",
    "Situation",
    "Solution",
    "Source",
    "Statement",
    "Step",
    "Steps",
    "Task",
    "Term",
    "Timeline",
    "Topic",
    "Tree",
    "Use",
    "Voice",
    "Way",
    "WayKind",
    "Written",
    "is_id",
    "told_to",
    "tree_named",
]  # fmt: skip
