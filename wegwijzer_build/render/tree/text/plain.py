"""A whole tree to read, to draw, or to process."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from wegwijzer_build.analyse import Analysis, exits_of
from wegwijzer_build.model import (
    Advice,
    AllOf,
    Answer,
    AnyOf,
    Clause,
    Conditional,
    Content,
    NoneOf,
    Question,
    Tree,
    tree_named,
)
from wegwijzer_build.render.data import tree_data
from wegwijzer_build.render.shared.prose import plain


def as_json(content: Content, name: str, analysis: Analysis) -> str:
    """The same data as the API gives."""
    return json.dumps(tree_data(content, name, analysis), ensure_ascii=False, indent=1)


def as_text(name: str, analysis: Analysis, advice: Mapping[str, Advice]) -> str:
    """Every question with its answers and ways on, every outcome with its contacts, advice and conditions."""
    tree = analysis.tree
    size = (
        f"{len(tree.questions)} questions, {len(tree.outcomes)} outcomes, {len(analysis.states)} states, "
        f"{len(tree.cases)} cases, at most {analysis.start.remaining} questions on a way"
    )
    lines = [f"{tree.title} ({name}, {tree.audience})", *filter(None, [tree.for_whom]), size, ""]
    for question, q in tree.questions.items():
        begin = "  <- start" if question == tree.start else ""
        lines += [f"[{question}] {q.ask}{begin}", *_explained(q), *_answers(tree, question), ""]
    for outcome, o in tree.outcomes.items():
        lines.append(f"({outcome}) {o.title}")
        lines += [f"  ! {first.use}{_in_words(first)}" for first in o.first]
        lines += [f"  * {advice[use.advice].title} ({use.use}){_in_words(use)}" for use in o.advice]
        lines.append("")
    return "\n".join(lines).rstrip()


def as_mermaid(analysis: Analysis, trees: Mapping[str, Tree]) -> str:
    """The tree as a Mermaid flowchart: nodes and arrows with their answers and conditions. `trees`: all of the site."""
    tree, exits = analysis.tree, exits_of(analysis.tree)
    number = {node: f"n{index}" for index, node in enumerate([*tree.questions, *tree.outcomes, *exits])}
    lines = ["flowchart TD"]
    lines += [f'  {number[name]}["{_quoted(q.ask)}"]' for name, q in tree.questions.items()]
    lines += [f'  {number[name]}(["{_quoted(o.title)}"])' for name, o in tree.outcomes.items()]
    lines += [f'  {number[target]}[["{_quoted(trees[tree_named(target) or ""].title)}"]]' for target in exits]
    for name, q in tree.questions.items():
        for answer in q.answers.values():
            for target, condition in _ways(answer):
                lines.append(f'  {number[name]} -->|"{_quoted(answer.say + condition)}"| {number[target]}')
    return "\n".join(lines)


def _explained(question: Question) -> Iterator[str]:
    if explained := question.explain:
        yield f"  ? {explained.title} ({', '.join((explained.kind, *explained.sources))})"
        yield f"    {plain(explained.text)}"


def _answers(tree: Tree, question: str) -> Iterator[str]:
    for name, answer in tree.questions[question].answers.items():
        unsure = " (unsure)" if answer.unsure else ""
        ways = "; ".join(f"{to}{condition}" for to, condition in _ways(answer))
        yield f"  - {answer.say} ({name}){unsure} -> {ways}"
        if answer.explain:
            yield f"    {answer.explain}"


def _ways(answer: Answer) -> Iterator[tuple[str, str]]:
    for branch in answer.next.branches:
        yield branch.to, _in_words(branch)
    if answer.next.otherwise is not None:
        yield answer.next.otherwise, ", otherwise"


def _in_words(item: Conditional) -> str:
    parts = []
    for word, condition in (("if", item.when), ("unless", item.unless)):
        if condition:
            parts.append(f" {word} {' or '.join(map(_clause, condition))}")
    return "".join(parts)


def _clause(clause: Clause) -> str:
    if isinstance(clause, AnyOf):
        return f"({' or '.join(map(_clause, clause.any))})"
    if isinstance(clause, AllOf):
        return f"({' and '.join(map(_clause, clause.all))})"
    if isinstance(clause, NoneOf):
        return f"not ({' or '.join(map(_clause, clause.unless))})"
    return clause if isinstance(clause, str) else " and ".join(f"{q} = {'/'.join(a)}" for q, a in clause.items())


def _quoted(text: str) -> str:
    return text.replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
