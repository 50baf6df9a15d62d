/*
Leaving fast. Without this script the way out is a plain link. With it, the page is out of sight at once, its entry in the
history makes way for where it leads, and three short taps on Shift do the same as the link. A tap counts when it is let go
soon and with nothing else pressed, and not where somebody types: what readers of the screen do with Shift takes longer.
*/
"use strict";
{
  const TAP = 250;
  const TOGETHER = 2000;
  const link = document.querySelector("[data-leave]");
  const page = document.documentElement;
  const { title } = document;
  const said = document.createElement("p");
  let taps = 0;
  let down = 0;
  let waiting;

  said.setAttribute("role", "status");
  said.dataset.made = "";
  link.after(said);

  const say = (words) => {
    clearTimeout(waiting);
    taps = 0;
    said.textContent = words;
  };
  const forget = () => {
    down = 0;
    say("");
  };
  const late = () => {
    say(link.dataset.late);
    waiting = setTimeout(forget, TOGETHER);
  };
  const leave = () => {
    forget();
    /* On the way: to start anew would take longer. */
    if (page.hidden) return;
    page.hidden = true;
    /* That of a tree on one page says nothing, and a browser writes down the last one. */
    if (!document.querySelector("[data-one-page]")) document.title = location.hostname;
    /* Some frames are refused: see frame.js. */
    top.location.replace(link.href);
  };
  const count = () => {
    taps += 1;
    if (taps > 2) return leave();
    if (taps < 2) {
      clearTimeout(waiting);
      waiting = setTimeout(late, TOGETHER);
    }
    said.textContent = link.dataset.left.replace("#", 3 - taps);
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", (event) => {
    const other = event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey;
    const types = event.target.matches?.("input:not([type=radio],[type=checkbox]),textarea");
    if (other || types) forget();
    else if (!event.repeat) down = event.timeStamp;
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !down) return;
    if (event.timeStamp - down > TAP) forget();
    else count();
    down = 0;
  }, true);
  addEventListener("pointerdown", forget, true);
  addEventListener("pageshow", () => {
    forget();
    page.hidden = false;
    document.title = title;
  });
}
