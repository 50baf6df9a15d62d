"""A number from a study, always with its year and population."""

from typing import Annotated

from .base import Date, Field, Label, Model, Number, PartialDate, Prose, Search, SourceId, Text


class Measured(Model):
    """One value of a figure."""

    label: Annotated[Text, Field(description="What or whom the value is about.")]
    value: Annotated[Number, Field(description="The number, with a point for decimals.")]
    year: Annotated[
        PartialDate | None,
        Field(description="Its own year, where the values of one population are of several years."),
    ] = None


class Figure(Model):
    """An entry of figures.yml; its key is its id."""

    title: Annotated[Text, Field(description="What was measured.")]
    year: Annotated[PartialDate, Field(description="The year (or date) of the measurement; of several, the last.")]
    population: Annotated[
        Text, Search.OPENING, Field(description="Who or what was counted, for example 'people at work, 15 to 75'.")
    ]
    unit: Annotated[Label, Field(description="The unit of the values, for example '%' or 'euro per jaar'.")]
    values: Annotated[tuple[Measured, ...], Field(min_length=1, description="The values in the order to show.")]
    limits: Annotated[Prose | None, Field(description="What these numbers do not say.")] = None
    sources: Annotated[tuple[SourceId, ...], Field(description="Ids from sources.yml; at least one.")] = ()
    reviewed_on: Annotated[Date, Field(description="The day someone last compared it with its sources.")]
