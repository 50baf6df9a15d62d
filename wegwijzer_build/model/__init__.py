"""The words of the wegwijzer as frozen values. No reading, no writing."""

from .advice import Advice
from .audience import Audience
from .base import Model, Ref, Written, is_id
from .competency import Competency
from .contact import Contact, Way, WayKind
from .content import COLLECTIONS, Collection, Content
from .figure import Figure, Measured
from .instrument import Instrument, Part
from .role import Clash, Role
from .site import Site
from .situation import Situation
from .solution import Reach, Solution
from .source import Source
from .statement import EVERYONE, Kind, Statement, told_to
from .task import Task
from .term import Term
from .tree import Answer, Branch, Case, Conditional, Delivery, Next, Outcome, Question, Tree, Use

__all__ = [
    "COLLECTIONS", "EVERYONE", "Advice", "Answer", "Audience", "Branch", "Case", "Clash", "Collection",
    "Competency", "Conditional", "Contact", "Content", "Delivery", "Figure", "Instrument", "Kind", "Measured",
    "Model", "Next", "Outcome", "Part", "Question", "Reach", "Ref", "Role", "Site", "Situation", "Solution",
    "Source", "Statement", "Task", "Term", "Tree", "Use", "Way", "WayKind", "Written", "is_id", "told_to",
]  # fmt: skip
