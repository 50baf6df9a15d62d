/*
In a frame a browser may refuse to leave, with an error or in silence. Then the frame is emptied, says so, and tries again at
the next key or click, which is what most browsers ask for. What was not refused at once may be on its way over a slow
network, and each further try would start it anew: so behind a click there is more patience, and between tries some rest.
*/
"use strict";
if (self !== top) {
  const REFUSED = 1000;
  const SLOW = 5000;
  const REST = 15000;
  const link = document.querySelector("[data-leave]");
  const page = document.documentElement;
  const said = document.createElement("p");
  let waiting;
  let tried = -REST;

  const [start] = document.querySelectorAll(".ww-again a");

  const stay = () => {
    clearTimeout(waiting);
    /* Whoever comes back to this frame finds the first question. */
    try {
      if (start) history.replaceState(null, "", start.href);
    } catch {} // a frame without an origin keeps its address
    document.body.replaceChildren(said);
    page.hidden = false;
    said.textContent = link.dataset.stays;
  };
  const again = () => {
    if (performance.now() - tried < REST) return;
    try {
      top.location.replace(link.href);
      tried = performance.now();
    } catch {
      stay(); // said once more
    }
  };

  said.setAttribute("role", "status");
  new MutationObserver(() => {
    clearTimeout(waiting);
    if (page.hidden) waiting = setTimeout(stay, navigator.userActivation?.hasBeenActive ? SLOW : REFUSED);
  }).observe(page, { attributeFilter: ["hidden"] });
  addEventListener("error", () => { if (page.hidden) stay(); });
  for (const type of ["keydown", "click"]) addEventListener(type, () => { if (said.isConnected) again(); });
  addEventListener("pageshow", () => { if (said.isConnected) location.reload(); });
}
