"""The pages of the handbook about the look of a site."""

from . import contrast

OF_FILES = """A file in `look/` cannot be used (look-file).

In `look/`, beside the content or in an edition, stands how a site looks where that is other than as it comes:
`look.yml`, a logo (`logo.svg` or `logo.png`, and `logo-dark.svg` for a dark screen), `icon.svg` for the tab of the
browser, typefaces (`.woff2`) with their terms (`.txt`), pictures of people (`.jpg`, `.png`), and a theme of NL Design
System (`theme.css`) with the `mapping.yml` that says which of its tokens are read. A drawing holds all that it shows:
no script, nothing from elsewhere. A picture says nothing of where it was taken.

Bad:
    fonts:
      - {file: Merriweather.ttf, family: Merriweather}

Good:
    fonts:
      - {file: merriweather-700.woff2, family: Merriweather, weight: "700"}
"""

OF_VALUES = """A colour, a typeface or a corner in `look.yml` cannot be used (look-value).

A colour is written as `#rrggbb` between quotes, since `#` begins a remark; `rgb()`, `hsl()` and names will do too.
Nothing shines through it: else nobody can tell how well it can be read. `serif` and `sans` name typefaces with
commas between, and `round` is a length; these three stand under `light` and hold for every screen.

Bad:
    light: {board: petrol, round: wide}

Good:
    light: {board: "#0c5053", round: 0.25rem}
"""

MANUAL = (OF_FILES, OF_VALUES, contrast.__doc__ or "")
