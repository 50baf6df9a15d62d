/*
Gives every box with words to use a button that copies them. What came of it is said aloud, and stays on the button for a
moment. Without this script, or where a browser does not let pages copy, the words can be selected.
*/
"use strict";
if (navigator.clipboard) {
  const aloud = document.createElement("p");
  aloud.className = "ww-hidden";
  aloud.setAttribute("role", "status");
  aloud.dataset.made = "";
  document.querySelector("main").append(aloud);

  const give = (box) => {
    const button = document.createElement("button");
    const around = box.closest("[data-copied]"); // of many boxes what holds them all
    const words = (as, between) =>
      [...box.querySelectorAll("h3, p, dt, dd, tr, .ww-ticks li")].map((paragraph) => paragraph[as]).join(between);
    // One page may have many: said aloud, each is told from the others by the words it copies, but for a greeting. In a
    // fold that is closed there is no `innerText`.
    const offer = () => {
      button.textContent = box.dataset.copy;
      button.ariaLabel = `${box.dataset.copy}: ${words("textContent", " ").replace(/^.{0,30}?,\s/, "").split(/\s+/, 8).join(" ")} …`;
      aloud.textContent = "";
    };
    const say = (result) => {
      button.textContent = result;
      button.ariaLabel = result;
      aloud.textContent = result;
      setTimeout(offer, 4000);
    };
    button.type = "button";
    button.className = "ww-say__copy";
    button.dataset.made = "";
    button.addEventListener("click", () =>
      navigator.clipboard.writeText(words("innerText", "\n\n")).then(
        () => say(around.dataset.copied),
        () => say(around.dataset.failed),
      ),
    );
    if (box.matches(".ww-whole")) box.prepend(button); // it may be long
    else box.append(button);
    offer();
    document.addEventListener("told", offer); // in another language
  };

  const giveAll = () => {
    for (const box of document.querySelectorAll("[data-copy]")) {
      if (!box.querySelector(".ww-say__copy")) give(box);
    }
  };
  giveAll();
  document.addEventListener("told", giveAll);
}
