"""The measured program: from content files to pages, embeds and data written. Prints its stages as JSON."""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

from wegwijzer_build.analyse import analyse
from wegwijzer_build.load import load
from wegwijzer_build.pipeline import LAYOUT
from wegwijzer_build.problems import errors
from wegwijzer_build.publish import write_outputs
from wegwijzer_build.render import Partials, render, site_of
from wegwijzer_build.validate import validate

AS_OF = date(2026, 11, 20)


def main(content: Path, out: Path) -> None:
    """Run the stages one after the other, as `wegwijzer build` does, without MkDocs: its articles stay Markdown."""
    marks = [time.perf_counter()]
    loaded, problems = load(content, LAYOUT)
    validated = validate(loaded, AS_OF)
    marks.append(time.perf_counter())
    trees = {}
    for name, tree in validated.today.trees.items():
        analysis, found = analyse(tree, validated.today.advice, partial(loaded.place, "trees", name))
        if analysis is None or errors(found):
            raise ValueError(f"the tree is not sound: {errors(found)[:3]}")
        trees[name] = analysis
    marks.append(time.perf_counter())
    faults = errors((*problems, *validated.problems))
    if faults or validated.content is None:
        raise ValueError(f"the content is not sound: {faults[:3]}")
    out.mkdir()
    files = write_outputs(out, render(Partials(site_of(validated.content, trees, {"lunr.js": b""}))))
    marks.append(time.perf_counter())
    stages = dict(zip(("check", "analyse", "write"), (b - a for a, b in pairwise(marks)), strict=True))
    print(json.dumps({**stages, "files": files}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
