"""A list item that YAML joins to the text above it, because it stands one space too far in, or in a folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say

from .stuck import Stretch
from .text import FileText, Spot
from .yaml_texts import in_yaml

ITEM = re.compile(r"(?P<mark>[-*•]) +(?P<first>\S)|-(?P<glued>[A-Z])|(?P<number>\d{1,2})[.)] +\S")
IN_LIST = re.compile(r"\s*(?:- +)+$")


def joined_items(source: FileText, text: Stretch, *, folded: bool, in_brackets: bool) -> Iterator[Problem]:
    """The items in a text over several lines. `folded`: it is a block below `>`, whose first line is one of its own."""
    numbers = range(text.start.line + folded, text.end.line + bool(text.end.column))
    lines = [source.line(number).strip() for number in numbers]
    if not folded:
        lines[0] = source.line(text.start.line)[text.start.column + len(text.quote) :].strip()
    marks = [ITEM.match(line) for line in lines]
    if not any(marks):
        return
    before = source.line(text.start.line)[: text.start.column]
    in_list = not folded and not in_brackets and IN_LIST.match(before) is not None
    steps = {int(mark["number"]) for mark in marks if mark and mark["number"]}
    several = sum(mark is not None and not mark["number"] for mark in marks) > 1
    base = min((source.indent(number) for number, line in zip(numbers, lines, strict=True) if line), default=0)
    above = lines[0]
    for number, line, mark in zip(numbers[1:], lines[1:], marks[1:], strict=True):
        is_below_space = not lines[number - numbers[0] - 1] and (bool(text.quote) or not in_list)
        is_apart = is_below_space or (folded and _starts_further(source, number, base))
        if mark and not is_apart and _is_item(mark, above, steps, surely=in_list or in_brackets or several):
            what, hint = _in_words(source, text, folded=folded, in_list=in_list, in_brackets=in_brackets)
            seam = in_yaml(f"{_end_of(above)} {line}")
            message = say("this line joins the {what} above: {seam}", what=what, seam=seam)
            yield Problem(source.place_of_rest(Spot(number, source.indent(number))), "indentation", message, hint)
        above = line or above


def _starts_further(source: FileText, number: int, base: int) -> bool:
    """Tell whether a line or the one above it starts further in than its block: such lines are not folded."""
    return max(source.indent(number), source.indent(number - 1)) > base


def _is_item(mark: re.Match[str], above: str, steps: Set[int], *, surely: bool) -> bool:
    """Tell whether a line is plainly meant as an item, and not as words that go on behind a dash."""
    if mark["number"]:
        return int(mark["number"]) - 1 in steps or int(mark["number"]) + 1 in steps
    if surely or mark["glued"] or mark["mark"] == "•":
        return True
    return not mark["first"].islower() or above.endswith(":")


def _in_words(source: FileText, text: Stretch, *, folded: bool, in_list: bool, in_brackets: bool) -> tuple[str, str]:
    """What an item is joined to, and what to do about it."""
    if in_list:
        column = source.line(text.start.line).rfind("-", 0, text.start.column) + 1
        hint = say("start it at column {column}, where the item above starts", column=column)
        if text.quote:
            hint = say("close the text above it with {quote}, and {hint}", quote=text.quote, hint=hint)
        return say("item"), hint
    if folded:
        return say("line"), say("write | instead of > behind the key: what stands below > becomes one text")
    if in_brackets:
        return say("text"), say("between brackets a comma parts two items, and no dash stands before them")
    return say("text"), say("write | behind the key, the text on the lines below it, and an empty line before a list")


def _end_of(text: str) -> str:
    """The last words of a text, so that a message shows where the next line joins it."""
    return text if len(text) <= 25 else f"… {text[-24:].partition(' ')[2]}"
