"""What the site says of itself, and what it asks of its trees."""

from typing import Annotated

from .base import Field, HttpsUrl, Model, Prose, Text, WholeNumber


class Bounds(Model):
    """What editors ask of every tree, beyond being sound. What is left out is not asked."""

    questions_on_a_way: Annotated[
        WholeNumber | None, Field(description="The most questions that a visitor may have to answer.")
    ] = None
    cases: Annotated[WholeNumber | None, Field(description="The fewest cases of a tree.")] = None
    cases_of_audience_tree: Annotated[
        WholeNumber | None, Field(description="The fewest cases of a tree that has the id of an audience.")
    ] = None


class Site(Model):
    """The file site.yml."""

    title: Annotated[Text, Field(description="The name of the site.")]
    tagline: Annotated[Text, Field(description="What it does for a visitor, in one sentence.")]
    text: Annotated[Prose, Field(description="The opening of the home page.")]
    description: Annotated[Text, Field(max_length=200, description="For search engines; at most 200 characters.")]
    url: Annotated[
        HttpsUrl | None,
        Field(description="Where the site will live, ending in a slash; sitemap and canonical links need it."),
    ] = None
    edit_url: Annotated[
        HttpsUrl | None,
        Field(description="Where content files can be edited; the path of the file is put behind it."),
    ] = None
    bounds: Annotated[
        Bounds,
        Field(default_factory=Bounds, description="What is asked of every tree; what is left out is not."),
    ]
