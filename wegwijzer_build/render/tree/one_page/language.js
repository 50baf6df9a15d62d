"use strict";
/* Another language, without leaving: the same page in that language is fetched, and its words take the place of ours. What
   is answered, open or out of sight stays so; nothing goes into the address, the history or any storage. Both pages are made
   from one tree, so their parts stand in one order; where a translation has others, it comes in as it is. Every byte of this
   is loaded by who never changes the language. */
{
  /* What is said in attributes. */
  const SAID = /^(href|lang|dir|aria-l|data-(un|l|st|co|f))/;
  /* All but the gaps, and what scripts put there; they do so again. */
  const parts = (of) => [...of.childNodes].filter((part) => (part.data ?? "-").trim() && !part.matches?.("[data-made], .ww-said dl"));
  /* The menu is a link that a script makes a button of. */
  const kind = ({ dataset, nodeName }) => dataset?.menuOpen ?? nodeName;
  const tell = (old, other) => {
    if (old.data) {
      old.data = other.data;
      return;
    }
    for (const { name, value } of other.attributes) if (SAID.test(name)) old.setAttribute(name, value);
    if (!other.lang) old.removeAttribute("lang");
    const from = parts(old);
    const all = parts(other);
    /* The folds of an outcome may have been put into another order: these are known by their name. */
    const to = from.map(({ dataset }, n) => all.find((part) => part.dataset?.advice && part.dataset.advice === dataset?.advice) ?? all[n]);
    if (from.length === all.length && from.every((part, n) => kind(part) === kind(to[n]))) from.forEach((part, n) => tell(part, to[n]));
    else old.replaceChildren(...all);
  };
  document.querySelector("[data-languages]")?.addEventListener("click", async (event) => {
    const { href } = event.target;
    if (!href || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const page = new DOMParser().parseFromString(await (await fetch(href, { cache: "no-store" })).text(), "text/html");
      const form = document.querySelector("[data-one-page]");
      if (!page.querySelector("[data-one-page]")) throw page;
      for (const link of page.querySelectorAll('body [href]:not([href^="#"])'))
        link.setAttribute("href", `${new URL(link.getAttribute("href"), href)}`.replace(location.origin, ""));
      document.title = page.title;
      document.documentElement.lang = page.documentElement.lang;
      tell(document.body, page.body);
      form.dispatchEvent(new Event("told", { bubbles: true }));
    } catch {
      location.href = href;
    }
  });
}
