/*
A page in a frame of others. It says nothing until the script of the host greets it, and then only to that host: how
high it is, what it is called, and which outcome this is. A tree on one page says one height for all its steps, and no
outcome: a host could tell the answers from them. Of the host it takes the scheme, light or dark, from the fragment of
its address, and hands it on to the next page in the frame. An answer may lead on to another tree, so it says of which tree
an outcome is.
*/
"use strict";
{
  const MAY_GREET = [location.origin, "embed_hosts"];
  const SCHEMES = { light: "not all", dark: "all" };
  const WHOLE_TREE = { height: 640, scrolls: true };
  const { body } = document;
  const scheme = location.hash.slice(1);
  const scrolls = document.querySelector("[data-one-page]");
  const outcome = body.dataset.kind === "outcome" ? body.dataset.node : undefined;
  let host;
  let told;

  const rulesOf = (sheet) => {
    try {
      return [...sheet.cssRules];
    } catch {
      return []; // this style did not come
    }
  };
  const size = () => (scrolls ? WHOLE_TREE : { height: Math.ceil(body.getBoundingClientRect().height) });
  const tell = (more) => {
    const now = size();
    if (!more && Math.abs(now.height - told) <= 1) return;
    told = now.height;
    parent.postMessage({ wegwijzer: 1, ...now, ...more }, host);
  };

  const paint = (sheet) => {
    for (const { media } of rulesOf(sheet)) {
      if (media?.mediaText.includes("prefers-color-scheme")) media.mediaText = SCHEMES[scheme];
    }
  };

  if (Object.hasOwn(SCHEMES, scheme)) {
    document.documentElement.style.colorScheme = scheme;
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      if (link.sheet) paint(link.sheet);
      else link.addEventListener("load", () => paint(link.sheet)); // WebKit runs scripts before the styles are there
    }
    addEventListener("click", ({ target }) => {
      const link = target.closest?.("a[target=_self]");
      if (link && !link.hash) link.hash = scheme;
    }, true);
  }

  /* The frame is as high as what it holds, so a link to a place in it can only be followed by the host. */
  addEventListener("click", ({ target }) => {
    const place = document.getElementById(target.closest?.("a[href^='#']")?.hash.slice(1));
    if (host && place && !scrolls) tell({ place: place.getBoundingClientRect().top });
  });

  addEventListener("message", ({ source, origin, data }) => {
    if (parent === window || source !== parent || !MAY_GREET.includes(origin) || data?.wegwijzer !== 1) return;
    if (data.stepped && document.hasFocus()) {
      const heading = document.querySelector("h2");
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    if (!host && !scrolls) new ResizeObserver(() => tell()).observe(body);
    host = origin;
    tell({ title: document.title, outcome, ...(outcome && { tree: body.dataset.tree }) });
  });
}
