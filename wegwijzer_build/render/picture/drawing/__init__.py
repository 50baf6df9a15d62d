"""Pictures drawn from words and numbers, as SVG: pure functions, the same bytes every time.

Everything is drawn for a column of 340 units, so that words can be read on a telephone without enlarging. Colours are
classes, which `style.css` gives the colours of the site in both schemes; nothing has a style or a
script of its own.
"""

from .bars import Bar, bars
from .factors import factors
from .routes import routes
from .steps import steps
from .timeline import Point, timeline

__all__ = ["Bar", "Point", "bars", "factors", "routes", "steps", "timeline"]
