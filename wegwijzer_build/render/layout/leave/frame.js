/*
In a frame a browser may refuse to leave. Then the frame is emptied, says so, and tries again at the next key or click, which
is what most browsers ask for.
*/
"use strict";
if (self !== top) {
  const REFUSED = 1000;
  const link = document.querySelector("[data-leave]");
  const page = document.documentElement;
  const said = document.createElement("p");
  let waiting;

  const [start] = document.querySelectorAll(".ww-again a");

  const stay = () => {
    /* Whoever comes back to this frame finds the first question. */
    try {
      if (start) history.replaceState(null, "", start.href);
    } catch {} // a frame without an origin keeps its address
    document.body.replaceChildren(said);
    page.hidden = false;
    said.textContent = link.dataset.stays;
  };
  const again = () => {
    try {
      top.location.replace(link.href);
    } catch {
      stay(); // said once more
    }
  };

  said.setAttribute("role", "status");
  new MutationObserver(() => {
    clearTimeout(waiting);
    if (page.hidden) waiting = setTimeout(stay, REFUSED);
  }).observe(page, { attributeFilter: ["hidden"] });
  for (const type of ["keydown", "click"]) addEventListener(type, () => { if (said.isConnected) again(); });
  addEventListener("pageshow", () => { if (said.isConnected) location.reload(); });
}
