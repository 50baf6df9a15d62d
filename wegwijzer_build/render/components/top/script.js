/*
The skip link leads to the contents without an entry in the history.

The menu on a narrow screen. Without this script "Menu" is a link to the list of everything at the foot of the page;
with it, it becomes a button that opens the doors right there. Same place, same size: nothing moves.
*/
"use strict";
{
  document.querySelector(".ww-skip").addEventListener("click", (event) => {
    const contents = document.querySelector("main");
    event.preventDefault();
    contents.focus({ preventScroll: true });
    contents.scrollIntoView();
  });
}
{
  const menu = document.querySelector("[data-menu]");
  const link = menu.querySelector("[data-menu-open]");
  const list = menu.querySelector("[data-menu-list]");
  const button = document.createElement("button");
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  const show = (open) => button.setAttribute("aria-expanded", open);

  button.type = "button";
  button.className = link.className;
  button.textContent = link.textContent;
  button.setAttribute("aria-controls", list.id);
  show(false);
  link.replaceWith(button);

  button.addEventListener("click", () => show(!isOpen()));
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) show(false);
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) show(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) {
      show(false);
      button.focus();
    }
  });
  addEventListener("pageshow", () => show(false));
}
