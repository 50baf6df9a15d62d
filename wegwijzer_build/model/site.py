"""What the site says of itself."""

from typing import Annotated

from .base import Field, HttpsUrl, Model, Prose, Text


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
