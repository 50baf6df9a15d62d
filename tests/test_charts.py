"""Figures have bars that are as long as the numbers are large, each beside its number in the table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.test_render import sample_content, site_with
from wegwijzer_build.model import Measured
from wegwijzer_build.render.picture.bar import WIDTH, bars
from wegwijzer_build.render.picture.figure import FigureView, figure_view
from wegwijzer_build.render.shared.here import Here


def lengths(values: list[str], full: int | None = None) -> list[tuple[int, int]]:
    """Where each bar starts and how long it is, in hundredths of its place."""
    found = []
    for bar in bars([Decimal(value) for value in values], Decimal(full) if full else None):
        (box,) = (rect for rect in etree.fromstring(str(bar)).iter("rect") if rect.get("class") == "ww-bar__value")
        x, width = (float(box.get(key, "")) for key in ("x", "width"))
        found.append((round(x / WIDTH * 100), round(width / WIDTH * 100)))
    return found


@pytest.mark.parametrize(
    ("values", "full", "expected"),
    [
        (["50", "25", "0"], 100, [(0, 50), (0, 25), (0, 0)]),
        (["100", "710", "3000"], None, [(0, 3), (0, 24), (0, 100)]),
        (["120", "60"], 100, [(0, 100), (0, 50)]),
        (["-25", "75"], None, [(0, 25), (25, 75)]),
        (["-5"], None, [(0, 100)]),
        (["0", "0"], None, [(0, 0), (0, 0)]),
    ],
)
def test_bars_are_as_long_as_their_numbers(values: list[str], full: int | None, expected: list[object]) -> None:
    """A share is a share of the whole; other numbers, of the largest; below zero a bar goes the other way."""
    assert lengths(values, full) == expected


@given(st.lists(st.decimals("-999", "999", places=2), min_size=1, max_size=6))
def test_bars_keep_the_order_of_the_numbers(values: list[Decimal]) -> None:
    """Of two numbers of one sign, the larger never has the shorter bar, and nothing leaves its place."""
    found = lengths([str(value) for value in values])
    for start, long in found:
        assert (start >= 0, start + long <= 101) == (True, True)
    positive = sorted((value, long) for value, (_, long) in zip(values, found, strict=True) if value >= 0)
    assert [long for _, long in positive] == sorted(long for _, long in positive)


def test_a_bar_says_nothing_to_who_does_not_see_it() -> None:
    """It is hidden from a screen reader and has no word: its number stands beside it."""
    (bar,) = bars([Decimal(5)], Decimal(100))
    svg = etree.fromstring(str(bar))
    assert svg.get("aria-hidden") == "true"
    assert not [part.text for part in svg.iter() if part.text]


def view(**changes: object) -> FigureView:
    """The figure of the sample, with some of it changed."""
    content = sample_content()
    figure = content.figures["toegang"].model_copy(update=changes)
    site = site_with(replace(content, figures=MappingProxyType({"toegang": figure})))
    return figure_view(Here(site, "cijfers/toegang/"), "toegang")


def test_every_row_has_its_number_and_its_bar() -> None:
    """Title, population and year stand above the table; every row says of what and how much."""
    found = view()
    assert found.caption == "Werknemers die bij een vertrouwenspersoon terechtkunnen. werknemers in Nederland, 2025."
    assert [(value.label, value.said) for value in found.values] == [
        ("Ja", "61,6 %"),
        ("Nee", "12,8 %"),
        ("Weet ik niet", "25,6 %"),
    ]
    assert ['width="61.6"' in value.bar for value in found.values] == [True, False, False]


def test_values_of_several_years_say_so() -> None:
    """A value of a year of its own is labelled with it, unless its words have it; the caption names all years."""
    values = tuple(
        Measured(label=label, value=Decimal(60), year=year)
        for label, year in (("Kan terecht", "2018"), ("In 2020", "2020"), ("Kan terecht", "2022-11"))
    )
    found = view(values=values, year="2022")
    assert [value.label for value in found.values] == ["Kan terecht, 2018", "In 2020", "Kan terecht, november 2022"]
    assert found.caption.endswith("2018, 2020 en november 2022.")
