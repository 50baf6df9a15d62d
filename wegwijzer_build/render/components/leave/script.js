/*
Leaving fast. Without this script the way out is a plain link. With it, the page is out of sight at once, its entry in the
history makes way for where it leads, and Shift three times does the same as the link. Shift counts when it is let go with
nothing else pressed, each within five seconds of the one before, and not where somebody types.
*/
"use strict";
{
  const PAUSE = 5000;
  const TYPING = "input:not([type=radio]), textarea, select, [contenteditable]";
  const link = document.querySelector("[data-leave]");
  const page = document.documentElement;
  const { title } = document;
  const aloud = document.createElement("p");
  let pressed = 0;
  let alone = false;
  let waiting;

  aloud.className = "ww-hidden";
  aloud.setAttribute("role", "status");
  link.after(aloud);

  const say = (words) => { aloud.textContent = words; };
  const forget = () => {
    clearTimeout(waiting);
    pressed = 0;
    alone = false;
    say("");
  };
  const leave = () => {
    forget();
    page.hidden = true;
    document.title = link.hostname;
    top.location.replace(link.href);
  };
  const count = () => {
    clearTimeout(waiting);
    pressed += 1;
    if (pressed > 2) return leave();
    say(pressed > 1 ? link.dataset.once : link.dataset.twice);
    waiting = setTimeout(forget, PAUSE);
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", (event) => {
    const other = event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey;
    if (other || event.target.matches?.(TYPING)) forget();
    else if (!event.repeat) alone = true;
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key === "Shift" && alone) count();
    alone = false;
  }, true);
  addEventListener("pointerdown", forget, true);
  addEventListener("pageshow", () => {
    forget();
    page.hidden = false;
    document.title = title;
  });
}
