/*
A link to a place on the page leads there without an entry in the history: it would tell what was read, and Back would lead
to it after somebody left.

The menu on a narrow screen. Without this script "Menu" is a link to the list of everything at the foot of the page;
with it, it becomes a button that opens the doors right there. Same place, same size: nothing moves.
*/
"use strict";
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  const place = document.getElementById(link?.hash.slice(1));
  if (!place) return;
  event.preventDefault();
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView();
});
{
  const menu = document.querySelector("[data-menu]");
  const link = menu.querySelector("[data-menu-open]");
  const list = menu.querySelector("[data-menu-list]");
  const button = document.createElement("button");
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  const show = (open) => button.setAttribute("aria-expanded", open);

  button.type = "button";
  button.className = link.className;
  button.dataset.menuOpen = "";
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
