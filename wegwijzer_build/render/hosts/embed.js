/*
A page in a frame of others. It says nothing until the script of the host greets it, and then only to that host: how
high it is, what it is called, and which outcome this is. A tree on one page says one height for all its steps, and no
outcome: a host could tell the answers from them. Of the host it takes the scheme, light or dark, from the fragment of
its address and from each greeting, and hands it on to the next page in the frame. An answer may lead on to another tree,
so it says of which tree an outcome is.

Whoever came through a tree on one page goes on unseen, whatever the host says: what they read now would tell what they
answered there. Each address on from there has a number behind it that nobody can guess, so that a host cannot try which
page it is; an address with such a number says its height and nothing else.

A step takes the place of the one before it in the history, which is that of the host too.
*/
"use strict";
{
  const MAY_GREET = [location.origin, "embed_hosts"];
  const SCHEMES = { __proto__: null, light: "not all", dark: "all" };
  const WHOLE_TREE = { height: 640, scrolls: true };
  const { body } = document;
  const scrolls = document.querySelector("[data-one-page]");
  const unseen = location.search !== "";
  const { title } = document;
  const outcome = body.dataset.kind === "outcome" ? body.dataset.node : undefined;
  const dark = new Map();
  let scheme;
  let host;
  let told;

  const size = () => (scrolls ? WHOLE_TREE : { height: Math.ceil(body.getBoundingClientRect().height) });
  const tell = (more) => {
    const now = size();
    if (!more && Math.abs(now.height - told) <= 1) return;
    told = now.height;
    parent.postMessage({ wegwijzer: 1, ...now, ...more }, host);
  };
  const look = (asked) => {
    scheme = SCHEMES[asked] ? asked : "";
    document.documentElement.style.colorScheme = scheme;
    for (const sheet of document.styleSheets) {
      /* One that did not come has no rules to see. */
      try {
        for (const { media } of sheet.cssRules) {
          if (media?.mediaText.includes("prefers-color-scheme")) dark.set(media, media.mediaText);
        }
      } catch {}
    }
    for (const [media, own] of dark) media.mediaText = SCHEMES[scheme] ?? own;
  };

  look(location.hash.slice(1));
  /* In WebKit a script can run before the styles are there. */
  addEventListener("load", () => look(scheme));

  /* The frame is as high as what it holds, so a link to a place in it can only be followed by the host. */
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[target=_self]");
    const place = document.getElementById(link?.hash.slice(1));
    if (place && host && !scrolls) tell({ place: place.getBoundingClientRect().top });
    if (!link || parent === window || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!place) {
      link.hash = scheme;
      if (scrolls || unseen) link.search = crypto.getRandomValues(new Uint32Array(4)).join("");
    }
    location.replace(link);
  });

  addEventListener("message", ({ source, origin, data }) => {
    if (parent === window || source !== parent || !MAY_GREET.includes(origin) || data?.wegwijzer !== 1) return;
    look(data.theme ?? scheme);
    if (data.stepped && document.hasFocus()) {
      const heading = document.querySelector("h2");
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    /* Who left has another title: none of what was read. */
    const left = () => (document.title === title || unseen ? undefined : { title: document.title });
    if (!host && !scrolls) new ResizeObserver(() => tell(left())).observe(body);
    host = origin;
    tell(data.unseen || unseen ? {} : { title: document.title, outcome, ...(outcome && { tree: body.dataset.tree }) });
  });
}
