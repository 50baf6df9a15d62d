"""What may stand in one text: addresses, numbers, Markdown, HTML and words of duty."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.contents import dutch
from wegwijzer_build.validate import NEUTRAL
from wegwijzer_build.validate.addresses import https_violation, mail_violation
from wegwijzer_build.validate.dates import a_year_before
from wegwijzer_build.validate.duties import duties_in
from wegwijzer_build.validate.markdown import html_violations, links_in, markdown_violations
from wegwijzer_build.validate.phones import phone_violation
from wegwijzer_build.validate.targets import target_violation

DISGUISES = [
    "javascript:alert(1)",
    "JavaScript:x",
    "\x01javascript:x",
    "java\nscript:x",
    "javascript&colon;x",
    "vbscript:x",
]


@pytest.mark.parametrize(
    "href", [*DISGUISES, "data:text/html,x", "//x.nl", "/x", "?x", "#x", "x", "", "\\\\x.nl\\y", "https:x.nl"]
)
def test_unsafe_targets(href: str) -> None:
    """No address that a browser could run or that leaves its meaning to the page is taken for a link."""
    assert target_violation(href, NEUTRAL) is not None


@pytest.mark.parametrize(
    "url",
    [
        "https://example.nl:0/",
        "https://example.nl:/",
        "https://example.nl:port/",
        "https://10.0.0.10/",
        "https://[::1]/",
        "https://[example.nl/",
        "https://example.n/",
        "https://example/",
        "https://example.nl./",
        "https://-example.nl/",
        "https://ex_ample.nl/",
        "https://a:b@example.nl/",
        "https://example.nl@x.nl/",
        "https://example%2enl/",
        "https://example.nl/%0d",
        "https://example.nl/%zz",
        "https:///example.nl/",
        f"https://{'a' * 64}.nl/",
    ],
)
def test_addresses_that_lead_nowhere(url: str) -> None:
    """An address without a host that can exist, or with more in it than an address needs, is refused."""
    assert https_violation(url) is not None


@pytest.mark.parametrize(
    "url", ["https://example.nl", "https://a.b-c.example.nl:8443/é/?x=(1)&y=2#z", "https://xn--caf-dma.nl/%C3%A9"]
)
def test_addresses_that_may_stand(url: str) -> None:
    """A full https address is fine with a port, a query, a fragment and other letters in its path."""
    assert https_violation(url) is None


@pytest.mark.parametrize(
    "address", ["", "@", "a@", "@b.nl", "a@b", "a b@c.nl", "a..b@c.nl", "a@b.nl,c@d.nl", "a" * 65 + "@b.nl"]
)
def test_mail_addresses(address: str) -> None:
    """What is not one full mail address is refused."""
    assert mail_violation("Jan.de-Vries+hulp@post.example.nl") is None
    assert mail_violation(address) is not None


@pytest.mark.parametrize(
    ("day", "earlier"),
    [
        (date(2026, 11, 20), date(2025, 11, 20)),
        (date(2026, 12, 31), date(2025, 12, 31)),
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 28)),
        (date(1, 3, 1), date(1, 3, 1)),
    ],
)
def test_a_year_before(day: date, earlier: date) -> None:
    """A year is twelve calendar months, whatever their length."""
    assert a_year_before(day) == earlier


@pytest.mark.parametrize(
    "text",
    [
        "<br>",
        "</p>",
        "<a\nb>",
        "<!-- x -->",
        "<!DOCTYPE html>",
        "<![CDATA[x]]>",
        "<?php ?>",
        "x <b",
        "&lt;",
        "&#60;",
        "&#x3C;",
    ],
)
def test_html(text: str) -> None:
    """Every form of HTML is refused."""
    assert [fault.rule for fault in html_violations(text)] == ["raw-html"]


@pytest.mark.parametrize(
    "text", ["a < b", "<3", "a <= b", "a<1", "-> x", "R&D", "Q&Da; meer", "a & b;", "&", "<>", "x<"]
)
def test_no_html(text: str) -> None:
    """Signs that HTML uses too are fine in a text that is none."""
    assert list(html_violations(text)) == []


NUMBERS = ["112", "113", "144", "0800-0188", "(085) 044 07 00", "+31 6 12345678", "0222-123456", "14 0182", "116 111"]


@given(st.sampled_from(NUMBERS), st.data())
def test_every_digit_counts(number: str, data: st.DataObject) -> None:
    """A number that is right is no longer right with one digit less, unless that makes a shorter one."""
    digits = [place for place, sign in enumerate(number) if sign.isdigit()]
    place = data.draw(st.sampled_from(digits))
    assert phone_violation(number, dutch().phones) is None
    if number != "14 0182":
        assert phone_violation(number[:place] + number[place + 1 :], dutch().phones) is not None


@given(st.text(alphabet="<>/!?-[]&;#aA1 \"'=@:.\n", max_size=40))
def test_no_html_escapes_notice(text: str) -> None:
    """Whatever the Markdown parser takes for HTML is found, in whatever odd way it is written."""
    tokens = MarkdownIt("commonmark").parse(text)
    parts = [part for token in tokens for part in (token, *(token.children or ()))]
    if any(part.type in ("html_block", "html_inline") for part in parts):
        assert any(html_violations(text))


@given(st.text(alphabet="[]()<>!ab:/.\\`*_- \n", max_size=40))
def test_no_link_escapes_notice(text: str) -> None:
    """Every link that the Markdown parser would make is looked at, or refused with the text around it."""
    tokens = MarkdownIt("commonmark").parse(text.strip())
    made = [part for token in tokens for part in token.children or () if part.type in ("link_open", "image")]
    assert len(made) <= len(links_in(text)) + len(markdown_violations(text))


DUTIES = """
U moet een vertrouwenspersoon aanstellen.
U moét dit doen.
Elke werkgever is verplicht om dit te doen.
Het is uw plicht.
De zorgplicht rust op u.
Deze verplichtingen gelden voor u.
U bent gehouden om dit te doen.
De werkgever dient een vertrouwenspersoon aan te stellen.
U behoort naar uw mensen te luisteren.
U heeft zich aan de regels te houden.
U wordt geacht dit te weten.
Een gesprek is vereist.
De leidraad is wet. Die schrijft voor dat u luistert.
De werkgever mag de vertrouwenspersoon niet ontslaan.
Mensen mogen alleen daar bellen.
Geen enkele werkgever mag dit weigeren.
Het is verboden om te vragen wie er belt.
Benadelen is niet toegestaan.
Iedere werknemer heeft recht op een vertrouwenspersoon.
Wat moet u regelen?
Als u tien mensen hebt, moet u een vertrouwenspersoon hebben.
Volgens de wet moet u dit doen.
Dit is een voorstel. U moet dit doen.
Het wetsvoorstel verplicht elke werkgever tot een vertrouwenspersoon.
Dit is niet vrijblijvend maar verplicht.
Dit is niet alleen verplicht, het helpt ook.
Er is geen twijfel over de plicht.
U bent verplicht om dit niet te vergeten.
Als uw contract ingaat, moet u dit weten.
Als u een voorstel krijgt, moet u dat lezen.
Bent u aangenomen, dan moet u dit lezen.
"""
NO_DUTIES = """
De werkgever zou een vertrouwenspersoon moeten aanstellen.
Als het voorstel wet wordt, moet u een vertrouwenspersoon aanstellen.
Mocht de wet ingaan, dan bent u verplicht om dit te doen.
Als het wordt aangenomen, moet u een vertrouwenspersoon hebben.
Zodra de nieuwe wet in werking treedt, bent u verplicht om dit te doen.
Dit is een voorstel voor een verplichte vertrouwenspersoon.
Het wetsvoorstel regelt dat elke werkgever een vertrouwenspersoon moet hebben.
In het voorstel staat dat elke werkgever verplicht is.
De indieners willen dat elke werkgever er een moet hebben.
Volgens de leidraad moet een uitzendkracht bij u terechtkunnen.
In de leidraad uit 2019 staat dat u moet luisteren.
De leidraad raadt aan dat iedereen moet kunnen kiezen.
Een vertrouwenspersoon is nu nog niet verplicht.
Dat is niet voor iedereen verplicht.
Er is geen wettelijke plicht.
De plicht om te melden geldt hier niet.
De wet verplicht u niet.
Is een vertrouwenspersoon verplicht?
Moet u een vertrouwenspersoon hebben?
De Eerste Kamer moet er nog over stemmen.
Het wetsvoorstel moet nog door de Eerste Kamer.
De campagne “Moet toch kunnen” helpt.
Lees [hoe dat gaat](https://example.nl/u-moet-dit).
Volgens de leidraad (zie bijv. Kamerstuk 3) moet u luisteren.
Veel werkgevers denken dat het verplicht is.
U mag zelf kiezen, en u hoeft niet te wachten.
Dit dient om te laten zien wat kan.
Er is een gesprek gehouden.
Geachte heer, u hoort binnen een week van ons.
Zij hoort bij u terecht te kunnen.
"""


@pytest.mark.parametrize("sentence", DUTIES.strip().splitlines())
def test_duty(sentence: str) -> None:
    """A sentence that tells readers what they must or may not do states a duty."""
    assert len(duties_in(sentence, dutch())) == 1


@pytest.mark.parametrize("sentence", NO_DUTIES.strip().splitlines())
def test_no_duty(sentence: str) -> None:
    """A sentence that supposes, reports, asks or denies a duty states none."""
    assert duties_in(sentence, dutch()) == ()
