"""The words of the wegwijzer as frozen values. No reading, no writing."""

from .advice import Advice, Fragment, Route
from .audience import Audience
from .base import FRAGMENT, Model, OneParagraph, ReadAs, Ref, Search, Voice, Written, attribute_of, is_id, key_of
from .competency import Competency
from .condition import JOINING, AllOf, AnyOf, Clause, Condition, NoneOf
from .conditional import Conditional
from .contact import Contact, Way, WayKind
from .content import COLLECTIONS, EMBED_FOLDERS, EMBEDDED, WITH_PAGES, Collection, Content
from .demands import AudienceDemands, SiteDemands
from .edition import Edition, ListChange, SiteChange
from .explanation import Explanation
from .figure import Figure, Measured
from .instrument import BLANK, Blank, BlankType, Counts, Form, Instrument, OfOwnContact, Part, Slide, TableToFill
from .kept_changes import NOTHING_RENAMED, KeptChanges, RenamedIds
from .language import (
    LANGUAGE,
    Danger,
    Duties,
    DutyHints,
    Formula,
    LanguageFiles,
    Phones,
    SearchWords,
    SpokenSearch,
    Typed,
)
from .look import SHAPES, FontFile, LookFile, ThemeMapping, Token
from .next import TO_TREE, Branch, Next, tree_named
from .notice import Notice
from .other_language import OtherLanguage
from .outcome import CONTACT, NO_ADVICE, First, Outcome, Use
from .own_words import CollectionName, HostsLanguage, Licence, OwnCollectionWords, OwnWords, ReachWords
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
from .signoff import ListedText, SigningList, SigningRole, SignOff, SignOffs
from .site import Need, Offer, Security, Settings, SiteLanguage
from .situation import Situation
from .solution import Reach, Solution
from .source import Source
from .statement import EVERYONE, Kind, Statement, text_for
from .task import Task
from .term import Term
from .topic import Overview, Section, Sides, Topic
from .tree import AS_TEXT, Answer, Case, Delivery, Question, Tree

__all__ = [
    "AS_TEXT",
    "BLANK",
    "COLLECTIONS",
    "CONTACT",
    "EMBEDDED",
    "EMBED_FOLDERS",
    "EVERYONE",
    "FRAGMENT",
    "JOINING",
    "LANGUAGE",
    "NOTHING_RENAMED",
    "NO_ADVICE",
    "PICTURES",
    "SHAPES",
    "TO_TREE",
    "WITH_PAGES",
    "Advice",
    "AllOf",
    "Answer",
    "AnyOf",
    "Audience",
    "AudienceDemands",
    "Blank",
    "BlankType",
    "Branch",
    "Case",
    "Clash",
    "Clause",
    "Collection",
    "CollectionName",
    "Competency",
    "Condition",
    "Conditional",
    "Contact",
    "Content",
    "Counts",
    "Danger",
    "Delivery",
    "Duties",
    "DutyHints",
    "Edition",
    "Explanation",
    "Factor",
    "Factors",
    "Figure",
    "First",
    "FontFile",
    "Form",
    "Formula",
    "Fragment",
    "HostsLanguage",
    "Instrument",
    "KeptChanges",
    "Kind",
    "LanguageFiles",
    "Licence",
    "ListChange",
    "ListedText",
    "LookFile",
    "Measured",
    "Model",
    "Moment",
    "MomentState",
    "Need",
    "Next",
    "NoneOf",
    "Notice",
    "OfOwnContact",
    "Offer",
    "OneParagraph",
    "OtherLanguage",
    "Outcome",
    "Overview",
    "OwnCollectionWords",
    "OwnWords",
    "Part",
    "Phones",
    "Picture",
    "PictureKind",
    "Question",
    "Reach",
    "ReachWords",
    "ReadAs",
    "Ref",
    "RenamedIds",
    "Role",
    "Route",
    "Routes",
    "Search",
    "SearchWords",
    "Section",
    "Security",
    "Settings",
    "Sides",
    "SignOff",
    "SignOffs",
    "SigningList",
    "SigningRole",
    "SiteChange",
    "SiteDemands",
    "SiteLanguage",
    "Situation",
    "Slide",
    "Solution",
    "Source",
    "SpokenSearch",
    "Statement",
    "Step",
    "Steps",
    "TableToFill",
    "Task",
    "Term",
    "ThemeMapping",
    "Timeline",
    "Token",
    "Topic",
    "Tree",
    "Typed",
    "Use",
    "Voice",
    "Way",
    "WayKind",
    "Written",
    "attribute_of",
    "is_id",
    "key_of",
    "text_for",
    "tree_named",
]
