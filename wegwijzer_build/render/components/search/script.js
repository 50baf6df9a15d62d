/*
The search. Nothing is fetched before somebody goes to the box; nothing is kept, and nothing is put into the address.

Finds whole words by their Dutch stem, then words that begin as what was typed. Where that finds nothing: parts of
words (Dutch writes compounds as one), small slips of the finger, and the first half of a long word.
*/
"use strict";
{
  const MOST = 30;
  const PAUSE = 150;
  const form = document.querySelector("[data-search]");
  const said = form.dataset;
  const input = form.querySelector("input");
  const status = form.querySelector("[data-search-status]");
  const results = form.querySelector("[data-search-results]");
  const everything = document.querySelector("[data-search-all]");
  let ready;
  let waiting;

  const plain = (text) =>
    text
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f'’&]/g, "");

  const load = () => {
    ready ??= Promise.all([script(said.library), entries(said.index)]).then(([, found]) => {
      const index = lunr(function () {
        this.use(lunr.nl);
        this.ref("n");
        this.field("t", { boost: 8 });
        this.field("w");
        found.forEach((entry, n) => this.add({ n, t: plain(entry.t), w: plain(`${entry.k} ${entry.w}`) }));
      });
      return (text) => search(index, text).map((hit) => found[hit.ref]);
    });
    return ready;
  };

  const script = (src) =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.onload = resolve;
      element.onerror = reject;
      element.src = src;
      document.head.append(element);
    });

  const entries = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const stemmed = (word) => lunr.nl.stemmer(new lunr.Token(word)).toString();

  const search = (index, text) => {
    const words = plain(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word && lunr.nl.stopWordFilter(word));
    const { LEADING, TRAILING } = lunr.Query.wildcard;
    const ask = (add) => (words.length ? index.query((query) => words.forEach((word) => add(query, word))) : []);
    const found = ask((query, word) => {
      query.term(word, { boost: 10 });
      query.term(word, { usePipeline: false, wildcard: TRAILING, boost: 4 });
      // "Gepest" is of "pesten", "gediscrimineerd" of "discriminatie": the stem stands behind "ge".
      const behind = word.length > 5 && word.startsWith("ge") ? word.slice(2) : "";
      for (const base of [word, behind, behind.replace(/(eer)?[dt]$/, "")]) {
        const stem = stemmed(base);
        if (stem.length > 3) query.term(stem, { usePipeline: false, wildcard: TRAILING, boost: 2 });
      }
    });
    if (found.length) return found;
    return ask((query, word) => {
      const stem = stemmed(word);
      if (stem.length > 3) {
        query.term(stem, { usePipeline: false, wildcard: LEADING | TRAILING, boost: 4 });
        query.term(stem, { usePipeline: false, editDistance: stem.length > 6 ? 2 : 1, boost: 2 });
      }
      if (word.length > 8) {
        query.term(word.slice(0, Math.ceil(word.length / 2)), { usePipeline: false, wildcard: TRAILING });
      }
    });
  };

  const element = (name, text, className = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = className;
    return made;
  };

  const item = (entry) => {
    const link = element("a", entry.t);
    link.href = said.root + entry.a;
    const line = document.createElement("li");
    line.append(link, " ", element("span", entry.k, "ww-note"));
    if (entry.b) line.append(element("p", entry.b));
    return line;
  };

  const count = (number) => {
    const words = number === 0 ? said.none : number === 1 ? said.one : number > MOST ? said.first : said.many;
    return words.replace("{n}", number).replace("{m}", MOST);
  };

  const show = async () => {
    const text = input.value.trim();
    if (text.length < 2) {
      results.replaceChildren();
      status.textContent = "";
      everything.hidden = false;
      return;
    }
    try {
      const find = await load();
      if (text !== input.value.trim()) return;
      const found = find(text);
      results.replaceChildren(...found.slice(0, MOST).map(item));
      status.textContent = count(found.length);
      everything.hidden = found.length > 0;
    } catch {
      ready = undefined;
      results.replaceChildren();
      status.textContent = said.broken;
      everything.hidden = false;
    }
  };

  input.addEventListener("focus", () => load().catch(() => { ready = undefined; }));
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    show();
  });
  form.hidden = false;
  if (input.value) show();
}
