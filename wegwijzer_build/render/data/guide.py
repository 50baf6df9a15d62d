"""What somebody has to know who writes a program against the data: it opens the description, as Markdown."""

from __future__ import annotations

from wegwijzer_build.model import EVERYONE, WITH_PAGES

_LINKS = "\n".join(
    f"| `{each.one}:` | "
    + ("`trees/<id>.json`" if each.name == "trees" else f"`{each.name}.json`, under its id")
    + " |"
    for each in WITH_PAGES
)

GUIDE = f"""\
Everything that the site says in its pages about trees and items, as files that anybody may fetch, also from pages of
others (CORS). Pages that were written by hand are not among it. Addresses in the data are relative to the root of the
site.

## Texts

Where a schema says `text/markdown`, a text is Markdown (CommonMark): paragraphs, lists, emphasis and links, without
headings and HTML. Every other text is plain. Numbers and addresses of contacts are filled in: a link to one is a full
`tel:`, `mailto:` or `https:` address, and `phone:` or `chat:`, which authors write, is never left. A link such as
`[words](advice:some-id)` leads to something in the data; its page is the `url` there.

| link | leads to |
| --- | --- |
{_LINKS}

Some texts differ per audience. They are a map from the id of an audience to its text. `{EVERYONE}` is no audience: it
holds what is told to all that have no key of their own. Show who belongs to an audience its own text, else that of
`{EVERYONE}`.

In each state of a tree `title`, `why` and `text` are what its page says. The `text` of an outcome may say what to do in
danger: show it before the advice.

## What stays

| what | does it stay? |
| --- | --- |
| the address of a file | yes |
| a key, and what it means | yes, within `v1`; others may be added |
| the name of a schema | yes, within `v1`; others may be added |
| a word such as a `kind` | yes, but others may join those that you know: take any |
| the id of a tree, an advice, an audience, a source or any other item | yes; where it goes, `moved` tells |
| the `url` of an item, and of the start of a tree | yes; where it goes, `moved` leads on |
| the `url` of any other state | no: it follows from what the tree asks |
| the id of a question, an outcome or an answer | no: it lives as long as the tree asks or says it |
| the id of a state | no: read a tree as a whole, and follow `to` within what you read |
| the order of lists | no, unless its key says that it is one |

An id that you kept may be gone. Then the file of its collection lacks it, or that of the tree answers 404 or 301. Look
its old `url` up under `moved` in `index.json`: that leads to what took its place, or to the list where nothing did.

## What is kept

Nothing is asked of who fetches: no key, no account, no cookie. A server that was set up as the hosting page says does
note requests below `/api/`: when, which address, and how it was answered, never by whom. Of the data of trees on one
page (`delivery` is `one-page`) it notes nothing. A server that stands before it may note more.
"""
