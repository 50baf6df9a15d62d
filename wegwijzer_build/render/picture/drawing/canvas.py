"""The parts that all drawings are made of, and the sheet that they are drawn on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from .lettering import wrapped

WIDTH = 340
SIZE = 15
SMALL = 13.5
_LEADING = 1.35


@dataclass
class Canvas:
    """A sheet that is drawn from top to bottom; `y` is how far it is filled."""

    y: float = 0
    shapes: list[Markup] = field(default_factory=list)

    def shape(self, name: str, look: str, **measures: float | str) -> None:
        """Put a shape on the sheet; `look` is its class."""
        self.shapes.append(Markup("<{} {}/>").format(name, _attributes({"class": look, **measures})))

    def line(self, x: float, text: str, look: str = "", *, size: float = SIZE, bold: bool = False) -> None:
        """Put one line of words below what is there."""
        self.y += size * _LEADING
        measures: dict[str, float | str] = {"x": x, "y": self.y - size * 0.3, "font-size": size}
        measures |= {"class": look} if look else {}
        measures |= {"font-weight": 700} if bold else {}
        self.shapes.append(Markup("<text {}>{}</text>").format(_attributes(measures), text))

    def words(
        self, x: float, text: str, room: float, look: str = "", *, size: float = SIZE, bold: bool = False
    ) -> None:
        """Put words below what is there, on as many lines as they need."""
        for line in wrapped(text, room, size, bold=bold):
            self.line(x, line, look, size=size, bold=bold)

    def under(self, other: Canvas) -> None:
        """Lay what was drawn on another sheet, from the same top, over what is there."""
        self.shapes += other.shapes
        self.y = other.y

    def finished(self, name: str, title: str, description: str) -> Markup:
        """The drawing. `name` is unique on its page; `title` and `description` are said where it is not seen."""
        sheet: dict[str, float | str] = {
            "class": "ww-drawing",
            "viewBox": f"0 0 {WIDTH} {number(self.y)}",
            "width": WIDTH,
            "height": self.y,
            "role": "img",
            "aria-labelledby": f"{name}-t",
            "aria-describedby": f"{name}-d",
        }
        said = Markup('<title id="{}">{}</title><desc id="{}">{}</desc>').format(
            f"{name}-t", title, f"{name}-d", description
        )
        return Markup("<svg {}>{}{}</svg>").format(_attributes(sheet), said, Markup("").join(self.shapes))


def number(value: float) -> str:
    """A measure with at most one decimal: `12`, `12.5`."""
    return f"{value:.1f}".removesuffix(".0")


def _attributes(values: Mapping[str, float | str]) -> Markup:
    return Markup(" ").join(
        Markup('{}="{}"').format(name, value if isinstance(value, str) else number(value))
        for name, value in values.items()
    )
