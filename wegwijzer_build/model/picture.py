"""A picture that is drawn from its words: a timeline, steps, routes side by side, or factors around a centre."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict

from .base import AdviceId, Date, Field, Label, Model, Opening, Sentences, SourceId, Text


class PictureKind(StrEnum):
    """What a picture shows, and so which keys it has beside those of all pictures."""

    TIMELINE = "timeline"
    STEPS = "steps"
    ROUTES = "routes"
    FACTORS = "factors"


class MomentState(StrEnum):
    """Whether a moment on a timeline has been, or is still to come."""

    DONE = "done"
    OPEN = "open"


class Picture(Model):
    """A file in pictures/; its name is its id."""

    # Which other keys there are depends on the kind; each of the models below refuses what it does not know.
    model_config = ConfigDict(extra="ignore")

    title: Annotated[Text, Field(description="What it shows, in a few words.")]
    description: Annotated[Opening, Field(description="What one sees in it, for who does not see it.")]
    kind: Annotated[PictureKind, Field(description="timeline, steps, routes or factors.")]
    sources: Annotated[tuple[SourceId, ...], Field(description="Ids from sources.yml; at least one.")] = ()
    reviewed_on: Annotated[
        Date,
        Field(description="The day someone last compared it with its sources; a warning after 12 months."),
    ]


class Moment(Model):
    """A point on a timeline."""

    at: Annotated[Label, Field(description="When, as people say it, for example '23 mei 2023'.")]
    title: Annotated[Text, Field(description="What happened, in a few words.")]
    text: Annotated[Sentences | None, Field(description="What else to know, in one sentence.")] = None
    state: Annotated[MomentState, Field(description="done (has been) or open (still to come, or not certain).")] = (
        MomentState.DONE
    )


class Timeline(Picture):
    """Moments in order of time."""

    model_config = ConfigDict(extra="forbid")

    moments: Annotated[tuple[Moment, ...], Field(min_length=1, description="The moments, the first one first.")]


class Step(Model):
    """A step, with the choices there are in it."""

    title: Annotated[Text, Field(description="The step in a few words.")]
    text: Annotated[Sentences | None, Field(description="What happens in it, in one sentence.")] = None
    choices: Annotated[tuple[Text, ...], Field(description="What one can choose there, each in a few words.")] = ()


class Steps(Picture):
    """Steps one after another."""

    model_config = ConfigDict(extra="forbid")

    steps: Annotated[tuple[Step, ...], Field(min_length=1, description="The steps in their order.")]


class Routes(Picture):
    """Routes side by side: for each who knows one's name, how long, whether one can stop, and what then."""

    model_config = ConfigDict(extra="forbid")

    routes: Annotated[tuple[AdviceId, ...], Field(min_length=1, description="Advice that has a route.")]


class Factor(Model):
    """Something that has influence, with examples."""

    title: Annotated[Text, Field(description="The factor in one or two words.")]
    items: Annotated[tuple[Text, ...], Field(min_length=1, description="Examples of it, each in a few words.")]


class Factors(Picture):
    """What has influence on a thing in the middle."""

    model_config = ConfigDict(extra="forbid")

    centre: Annotated[Text, Field(description="What it is all about, in a few words.")]
    factors: Annotated[tuple[Factor, ...], Field(min_length=1, description="What has influence on it.")]


PICTURES: Mapping[str, type[Picture]] = {
    PictureKind.TIMELINE: Timeline,
    PictureKind.STEPS: Steps,
    PictureKind.ROUTES: Routes,
    PictureKind.FACTORS: Factors,
}
"""The model of each kind of picture."""
