/*
Gives every box with words to use a button that copies them. What came of it is said aloud, and stays on the button for a
moment. Without this script, or where a browser does not let pages copy, the words can be selected.
*/
"use strict";
if (navigator.clipboard) {
  const aloud = document.createElement("p");
  aloud.className = "ww-hidden";
  aloud.setAttribute("role", "status");
  document.querySelector("main").append(aloud);

  for (const box of document.querySelectorAll("[data-copy]")) {
    const { copy, copied, failed } = box.dataset;
    const words = [...box.querySelectorAll("h3, p, dt, dd, tr, .ww-ticks li")].map((paragraph) => paragraph.innerText).join("\n\n");
    // One page may have many: said aloud, each is told from the others by the words it copies.
    const name = `${copy}: ${words.split(/\s+/, 6).join(" ")} …`;
    const button = document.createElement("button");
    const say = (result) => {
      button.textContent = result;
      button.ariaLabel = result;
      aloud.textContent = result;
      setTimeout(() => {
        button.textContent = copy;
        button.ariaLabel = name;
        aloud.textContent = "";
      }, 4000);
    };
    button.type = "button";
    button.className = "ww-say__copy";
    button.textContent = copy;
    button.ariaLabel = name;
    button.addEventListener("click", () =>
      navigator.clipboard.writeText(words).then(
        () => say(copied),
        () => say(failed),
      ),
    );
    if (box.matches(".ww-whole")) box.prepend(button); // it may be long
    else box.append(button);
  }
}
