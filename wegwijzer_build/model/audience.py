"""For whom a path is made."""

from typing import Annotated

from .base import Field, Flag, Model, Opening, Text, WholeNumber


class Audience(Model):
    """A file in audiences/; its name is its id."""

    title: Annotated[Text, Field(description="The audience in one word.")]
    door: Annotated[Text, Field(description="How someone recognises themselves on the home page: 'Ik ben werkgever'.")]
    door_text: Annotated[Text, Field(description="What they find behind that door, in one sentence.")]
    text: Annotated[Opening, Field(description="The opening of their own page.")]
    informal: Annotated[Flag, Field(description="true where readers are addressed with 'je' instead of 'u'.")] = False
    order: Annotated[WholeNumber, Field(description="Place among the doors, from 1.")]
