"use strict";
/* Another language, without leaving: the same page in that language is fetched, and its words take the place of ours. What
   is answered, open or out of sight stays so; nothing goes into the address, the history or any storage. Both pages are made
   from one tree, so their elements stand in one order; where a translation has others, it comes in as it is. */
(() => {
  const form = document.querySelector("[data-one-page]");
  const SAID = ["href", "hreflang", "lang", "dir", "aria-label", "data-unanswered", "data-left", "data-late", "data-stays",
    "data-copy", "data-copied", "data-failed"];
  const LIVE = "[data-made], .ww-said dl"; // what scripts put there; they do so again

  /* The menu is a link that a script makes a button of. */
  const kind = (element) => (element.matches(".ww-menu__open") ? "menu" : element.tagName);
  const lasting = (element) => [...element.children].filter((child) => !child.matches(LIVE));

  /* The folds of an outcome may have been put into another order: these are known by their name. */
  const pairs = (old, other) => {
    const [from, to] = [lasting(old), lasting(other)];
    const named = new Map(to.filter(({ dataset }) => dataset.advice).map((each) => [each.dataset.advice, each]));
    const found = from.map((each, n) => [each, named.get(each.dataset.advice) ?? to[n]]);
    return from.length === to.length && found.every(([a, b]) => b && kind(a) === kind(b)) ? found : null;
  };

  const words = (element) => [...element.childNodes].filter(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim());

  const tell = (old, other) => {
    for (const name of SAID) {
      if (other.hasAttribute(name)) old.setAttribute(name, other.getAttribute(name));
      else if (name === "lang" || name === "dir") old.removeAttribute(name);
    }
    const [found, from, to] = [pairs(old, other), words(old), words(other)];
    if (!found || from.length !== to.length) {
      old.replaceChildren(...[...other.childNodes].map((node) => document.importNode(node, true)));
      return;
    }
    from.forEach((node, n) => { node.data = to[n].data; });
    for (const [a, b] of found) tell(a, b);
  };

  const go = async (address) => {
    const answer = await fetch(address, { cache: "no-store", referrerPolicy: "no-referrer" });
    if (!answer.ok) throw new Error(String(answer.status));
    const other = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const link of other.querySelectorAll("[href]")) {
      const href = link.getAttribute("href");
      if (!href.startsWith("#")) link.setAttribute("href", new URL(href, address));
    }
    const [old, now] = [document.documentElement, other.documentElement];
    old.lang = now.lang;
    old.dir = now.dir;
    document.title = other.title;
    tell(document.body, other.body);
    form.dispatchEvent(new Event("told", { bubbles: true }));
  };

  document.querySelector("[data-languages]")?.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.href).catch(() => { location.href = link.href; });
  });
})();
