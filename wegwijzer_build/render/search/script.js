/*
The box of the search. Nothing is fetched before somebody goes to it; nothing is kept, and nothing is put into the address.

Who may be in danger sees first who to call, and what is found below it. Who finds nothing still sees who can help.
*/
"use strict";
{
  const MOST = 30;
  const PAUSE = 40;
  const TELLING = 400; // who types on hears no number of results after each key
  const form = document.querySelector("[data-search]");
  const said = form.dataset;
  const input = form.querySelector("input");
  const status = form.querySelector("[data-search-status]");
  const heading = form.querySelector("[data-search-heading]");
  const results = form.querySelector("[data-search-results]");
  const pinned = form.querySelector("[data-search-danger]");
  const help = form.querySelector("[data-search-help]");
  const everything = document.querySelector("[data-search-all]");
  let ready;
  let waiting;
  let telling;

  /* Each once, also where another part did not come and the search is tried again. */
  const come = new Set();
  const script = (src) =>
    new Promise((resolve, reject) => {
      if (come.has(src)) resolve();
      const element = document.createElement("script");
      element.onload = () => resolve(come.add(src));
      element.onerror = reject;
      element.src = src;
      if (!come.has(src)) document.head.append(element);
    });

  const entries = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const load = () => {
    ready ??= Promise.all([script(said.library), script(said.finder), entries(said.index)]).then(([, , found]) =>
      finder(found, document.documentElement.lang),
    );
    return ready;
  };

  /* A number to call stays on one line: what stands between the other parts is one. */
  const whole = (part, nth) => {
    if (nth % 2 === 0) return part;
    const number = document.createElement("span");
    number.className = "ww-number";
    number.textContent = part;
    return number;
  };

  const element = (name, text, className = "") => {
    const made = document.createElement(name);
    made.append(...text.split(/(\d+-[\d\u00a0-]*\d)/).map(whole));
    made.className = className;
    return made;
  };

  const item = ({ a, t, l = "", k = "", o = "", b = "" }) => {
    const link = element("a", t);
    link.href = said.root + a;
    if (l) link.lang = l;
    const line = document.createElement("li");
    const note = [k, o && said.for.replace("{audiences}", o)].filter(Boolean).join(" · ");
    line.append(link, " ", element("span", note, "ww-note"));
    if (b) line.append(element("p", b));
    return line;
  };

  const count = (number) => {
    const words = number === 0 ? said.none : number === 1 ? said.one : number > MOST ? said.first : said.many;
    return words.replace("{n}", number).replace("{m}", MOST);
  };

  /* `found`: null where there is nothing to show yet; `pages` is empty where nothing was found. */
  const put = (words, found, pause = 0) => {
    const danger = found?.danger ?? [];
    for (const contact of pinned.children) contact.hidden = !danger.includes(contact.dataset.contact);
    pinned.hidden = !danger.length;
    results.replaceChildren(...(found?.pages ?? []).slice(0, MOST).map(item));
    help.hidden = !found || found.pages.length > 0;
    everything.hidden = (found?.pages ?? []).length > 0;
    heading.hidden = !everything.hidden;
    clearTimeout(telling);
    telling = setTimeout(() => { status.textContent = danger.length ? `${words.replace(/\.?$/, ".")} ${said.danger}` : words; }, pause);
  };

  const show = async (pause = 0) => {
    const text = input.value.trim();
    if (text.length < 2) {
      put(text && said.short, null, pause);
      return;
    }
    try {
      const find = await load();
      if (text !== input.value.trim()) return;
      const found = find(text);
      put(count(found.pages.length), found, pause);
    } catch {
      ready = undefined;
      put(said.broken, null);
    }
  };

  input.addEventListener("focus", () => load().catch(() => { ready = undefined; }));
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(TELLING), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    if (input.value.trim()) {
      show();
      return;
    }
    put(said.short, null);
    input.focus();
  });
  /* Whoever comes back to this page, by the button Back or otherwise, does not find what was looked for. */
  const empty = () => {
    clearTimeout(waiting);
    input.value = "";
    put("", null);
  };
  new MutationObserver(() => {
    if (document.documentElement.hidden) empty();
  }).observe(document.documentElement, { attributeFilter: ["hidden"] });
  addEventListener("pagehide", empty);
  addEventListener("pageshow", (event) => { if (event.persisted) empty(); });
  form.hidden = false;
  if (input.value) show();
}
