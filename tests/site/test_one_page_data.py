"""A tree on one page and its data: the same tree, at one neutral address."""

from __future__ import annotations

from tests.project import raw_tree
from tools.reading import Site, words


def test_page_and_api_hold_the_same(site: Site) -> None:
    """Every node, answer and advice of the API stands on the page once, and nothing else does."""
    for name, tree in site.trees.items():
        if tree["delivery"] != "one-page":
            continue
        page = site.pages[f"keuzehulp/{name}/"]
        states = tree["states"].values()
        assert {state["url"] for state in states if state["kind"] != "tree"} == {f"keuzehulp/{name}/"}
        assert page.body.get("data-tree") == name
        nodes = {
            node.get("data-node"): (node.get("data-kind"), words(node.xpath(".//h2")[0]))
            for node in page.body.xpath(".//*[@data-node]")
        }
        assert nodes == {state["node"]: (state["kind"], state["title"]) for state in states}
        assert len(page.body.xpath(".//*[@data-node]")) == len(nodes)
        for state in states:
            (node,) = page.body.xpath(f".//*[@data-node='{state['node']}']")
            answers = [(label.get("data-answer"), words(label)) for label in node.xpath(".//label[@data-answer]")]
            assert answers == [(answer["id"], answer["say"]) for answer in state["answers"]]
        advice = [article.get("data-advice") for article in page.body.xpath(".//article[@data-advice]")]
        assert len(advice) == len(set(advice))
        assert set(advice) == {item for state in states for item in state["advice"]}
        for state in states:
            assert [item for item in advice if item in state["advice"]] == state["advice"], "one order for all"


def test_no_link_within_the_tree_changes_the_address(site: Site) -> None:
    """Nothing inside the tree leads to a part of the page: that would stand in the address and in the history."""
    for name, tree in site.trees.items():
        if tree["delivery"] == "one-page":
            (form,) = site.pages[f"keuzehulp/{name}/"].body.xpath(".//form[@data-one-page]")
            assert form.xpath(".//a")
            assert form.xpath(".//a[contains(@href, '#')]") == []


def test_what_others_can_see_tells_nothing(site: Site) -> None:
    """Title, heading and description are the neutral title of the tree."""
    names = [name for name, tree in site.trees.items() if tree["delivery"] == "one-page"]
    assert names
    for name in names:
        page = site.pages[f"keuzehulp/{name}/"]
        (title,) = page.root.xpath("//head/title/text()")
        (description,) = page.root.xpath("//head/meta[@name='description']/@content")
        assert title == description == words(page.body.xpath(".//h1")[0])
        assert title == raw_tree(name)["neutral_title"]
