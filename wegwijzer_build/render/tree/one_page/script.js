"use strict";
/* Takes a tree on one page step by step. What shows is decided by the styles alone: this only reads it, and keeps all
   but one step out of sight. Nothing goes into the address, the history or any storage. */
(() => {
  const form = document.querySelector("[data-one-page]");
  if (!form || !CSS.supports("selector(:has(*))")) return;
  const nodes = [...form.querySelectorAll("[data-node]")];
  const page = document.documentElement;
  const [turn] = form.querySelectorAll("[data-turn]");
  const [next] = form.querySelectorAll("[data-next]");
  const [previous] = form.querySelectorAll("[data-previous]");
  const [again] = form.querySelectorAll("[data-again]");
  const [fault] = form.querySelectorAll("[data-fault]");
  const [said] = form.querySelectorAll("[data-said]");
  const [advice] = form.querySelectorAll(".ww-do");
  const adviceOf = new Map([...advice.children].map((each) => [each.dataset.advice, each]));
  let current = nodes[0];
  let unseen = true; // nobody has moved yet: no focus is taken

  const way = () => {
    form.removeAttribute("data-steps");
    const shown = nodes.filter((node) => getComputedStyle(node).display !== "none");
    form.setAttribute("data-steps", "");
    return shown;
  };
  const answered = (node) => node.querySelector("input:checked") !== null;

  const wordsOf = (element) => {
    const copy = element.cloneNode(true);
    for (const more of copy.querySelectorAll(".ww-meant, .ww-meaning")) more.remove();
    return copy.textContent.trim();
  };
  const shownAnswers = () => way().filter(answered).map((node) => {
    const row = document.createElement("div");
    const [ask, answer] = [document.createElement("dt"), document.createElement("dd")];
    ask.textContent = wordsOf(node.querySelector("legend"));
    answer.textContent = wordsOf(node.querySelector("label:has(:checked) > span"));
    row.append(ask, answer);
    return row;
  });

  /* The folds of all outcomes stand in one order; whoever comes to one finds them in that of its short list. */
  const inOrder = (node) => {
    const titles = [...node.querySelectorAll(".ww-short [data-advice]")];
    if (titles.length) advice.prepend(...titles.map(({ dataset }) => adviceOf.get(dataset.advice)));
  };

  /* What is wrong with the step that shows: it stands above the buttons, and belongs to its question. */
  const tell = (words) => {
    fault.textContent = words;
    for (const node of nodes) node.removeAttribute("aria-describedby");
    if (words) current.setAttribute("aria-describedby", fault.id);
  };

  const show = (node, focus) => {
    current = node;
    inOrder(node);
    for (const other of nodes) other.toggleAttribute("data-current", other === node);
    const end = node.dataset.kind !== "question";
    form.toggleAttribute("data-ended", end);
    next.hidden = end;
    previous.hidden = node === nodes[0];
    again.hidden = said.hidden = !end;
    said.lastElementChild.replaceChildren(...(end ? shownAnswers() : []));
    tell("");
    turn.hidden = false;
    if (!focus) return;
    const heading = node.querySelector("[tabindex]");
    heading.focus({ preventScroll: true });
    /* Not `scrollIntoView`: from a frame Chromium scrolls the page of the host too. */
    const room = (element, name) => parseFloat(getComputedStyle(element)[name]);
    scrollBy(0, heading.getBoundingClientRect().top - room(heading, "scrollMarginTop") - room(page, "scrollPaddingTop"));
  };
  const begin = (focus) => show(nodes[0], focus);

  const start = () => {
    if (way().length > 1) { // the styles did not come: everything is there to be read
      form.removeAttribute("data-steps");
      return;
    }
    next.addEventListener("click", () => {
      const shown = way();
      const following = shown[shown.indexOf(current) + 1];
      if (answered(current) && following) {
        show(following, true);
        return;
      }
      tell(form.dataset.unanswered);
    });
    previous.addEventListener("click", () => {
      const shown = way();
      show(shown[Math.max(0, shown.indexOf(current) - 1)], true);
    });
    form.addEventListener("change", () => tell(""));
    form.addEventListener("told", () => show(current, true)); // in another language
    form.addEventListener("reset", () => {
      for (const read of form.querySelectorAll("details[open]")) read.open = false; // it would tell what was read
      setTimeout(() => begin(!unseen));
    });
    begin(false);
    setTimeout(() => { unseen = false; });
  };

  form.reset();
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    unseen = true;
    form.reset();
    setTimeout(() => { unseen = false; });
  });
  /* WebKit runs scripts before the styles are there. */
  const come = (link) => link.sheet ?? new Promise((done) => { link.onload = link.onerror = done; });
  Promise.all([...document.querySelectorAll("link[rel=stylesheet]")].map(come)).then(start);
})();
