/*
Lets a presentation play: one slide at a time, each as long as it takes to say what stands under it. Who asked for less
motion goes on by themselves. It never fills the whole screen: the way out stays in sight. Without this script all slides
stand under each other.
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
    const title = slides[at].querySelector("h3").textContent;
    where.textContent = `${words.where.replace("#", at + 1).replace("#", slides.length)}: ${title}`;
    /* Not `disabled`: who goes on by keyboard would lose the place at the last slide. */
    back.ariaDisabled = at === 0;
    next.ariaDisabled = at === slides.length - 1;
  };
  const move = (by) => {
    if (!slides[at + by]) return;
    at += by;
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
    play.focus();
  };
  const start = () => {
    show.setAttribute("data-playing", "");
    for (const one of [back, next, end]) one.hidden = false;
    look();
    if (still.matches) rest();
    else go();
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
    if (!press) return;
    event.preventDefault();
    press.click();
  });
}
