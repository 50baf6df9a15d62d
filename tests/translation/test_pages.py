"""Pages written by hand as texts to translate: paragraphs, lists and quotations, and nothing that somebody types."""

from __future__ import annotations

from wegwijzer_build.translation.pages import retold_page, texts_of_page

META = (("title", "Hoe het gaat"), ("other", "x"))
PAGE = """\
Een zin over
twee regels.

``` { .text tabindex=0 }
wegwijzer check

wegwijzer serve
```

> Een alinea.
>
> Nog een.

- een punt
  dat doorloopt
- nog een
"""


def test_code_is_the_same_in_every_language() -> None:
    """It is no text to translate, whatever lines it has, and comes back as it was; all else is told."""
    blocks = ("Een zin over twee regels.", "> Een alinea.\n>\n> Nog een.", "- een punt dat doorloopt\n- nog een")
    assert texts_of_page(META, PAGE) == ("Hoe het gaat", *blocks)
    head, body = retold_page(META, PAGE, str.upper)
    assert head == (("title", "HOE HET GAAT"), ("other", "x"))
    assert "``` { .text tabindex=0 }\nwegwijzer check\n\nwegwijzer serve\n```" in body
    assert "EEN ZIN OVER TWEE REGELS." in body
    assert "> EEN ALINEA.\n>\n> NOG EEN." in body


def test_a_page_that_is_told_as_it_is_says_the_same() -> None:
    """Only line breaks that show nowhere are gone."""
    _, body = retold_page((), PAGE, lambda text: text)
    assert body.split() == PAGE.split()
