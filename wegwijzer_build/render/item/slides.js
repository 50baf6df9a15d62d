/*
Lets a presentation play: one slide at a time, each as long as it takes to say what stands under it. Who asked for less
motion goes on by themselves. Without this script all slides stand under each other.
*/
"use strict";
for (const show of document.querySelectorAll("[data-slides]")) {
  const slides = [...show.querySelectorAll("[data-seconds]")];
  const words = show.dataset;
  const bar = document.createElement("div");
  const where = document.createElement("p");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let at = 0;
  let waiting = 0;

  const button = (word, press) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = word;
    made.addEventListener("click", press);
    return made;
  };
  const rest = () => {
    clearTimeout(waiting);
    waiting = 0;
    play.textContent = words.on;
  };
  const go = () => {
    clearTimeout(waiting);
    play.textContent = words.pause;
    waiting = setTimeout(() => (at < slides.length - 1 ? move(1) : stop()), slides[at].dataset.seconds * 1000);
  };
  const look = () => {
    for (const [nth, slide] of slides.entries()) slide.toggleAttribute("data-shown", nth === at);
    where.textContent = words.where.replace("#", at + 1).replace("#", slides.length);
    back.disabled = at === 0;
    next.disabled = at === slides.length - 1;
  };
  const move = (by) => {
    at = Math.min(Math.max(at + by, 0), slides.length - 1);
    look();
    if (waiting) go();
  };
  const stop = () => {
    clearTimeout(waiting);
    waiting = 0;
    at = 0;
    show.removeAttribute("data-playing");
    play.textContent = words.play;
    where.textContent = "";
    for (const one of [back, next, end]) one.hidden = true;
    if (document.fullscreenElement === show) document.exitFullscreen();
    play.focus();
  };
  const start = () => {
    show.setAttribute("data-playing", "");
    for (const one of [back, next, end]) one.hidden = false;
    look();
    if (still.matches) rest();
    else go();
    show.requestFullscreen?.().catch(() => {}); // where a browser does not, it plays on the page
  };

  const play = button(words.play, () => {
    if (!show.hasAttribute("data-playing")) start();
    else if (waiting) rest();
    else go();
  });
  const back = button(words.back, () => move(-1));
  const next = button(words.next, () => move(1));
  const end = button(words.stop, stop);
  for (const one of [back, next, end]) one.hidden = true;
  where.setAttribute("role", "status");
  bar.className = "ww-slides__buttons";
  bar.append(play, back, next, end, where);
  show.prepend(bar);

  show.addEventListener("keydown", (event) => {
    if (!show.hasAttribute("data-playing")) return;
    const press = { ArrowRight: next, ArrowLeft: back, Escape: end }[event.key];
    if (!press || press.disabled) return;
    event.preventDefault();
    press.click();
  });
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && show.hasAttribute("data-playing")) stop();
  });
}
