/*
The search. Nothing is fetched before somebody goes to the box; nothing is kept, and nothing is put into the address.

Finds whole words by their stem in the language of the page, then words that begin as what was typed. A word that is not found so: parts of
words (Dutch writes compounds as one), small slips of the finger, and the first half of a long word. Titles, and the
words that an item says it is found by, weigh more than its text.

Words such as "ik" and "niet" are passed over, unless a title or the words to find an item by hold them as they are typed:
"ik wil niet meer" is all some people write.
*/
"use strict";
{
  const MOST = 30;
  const PAUSE = 150;
  const AT_A_TIME = 10;
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

  const inWords = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  /* What knows the language of the page; without one of its own it is English, which the library knows by itself. */
  const ofLanguage = () => lunr[document.documentElement.lang] ?? lunr;
  const passedOver = (word) => !ofLanguage().stopWordFilter(word);

  /* The items that hold the words one after the other, the last perhaps half typed; or all of them, where no other is left. */
  const asSaid = (said, found, text) => {
    const words = inWords(text);
    const only = words.every(passedOver);
    if (!words.length || (words.length < 3 && !only)) return [];
    const holds = (test) =>
      [...found.keys()].filter((n) => test(` ${said[n].join(" ")}`)).sort((a, b) => (found[b].v ?? 1) - (found[a].v ?? 1));
    const together = holds((all) => all.includes(` ${words.join(" ")}`));
    return only && !together.length ? holds((all) => words.every((word) => all.includes(` ${word}`))) : together;
  };

  const load = () => {
    ready ??= Promise.all([script(said.library), entries(said.index)]).then(async ([, found]) => {
      const index = await indexed(found);
      const said = found.map(({ t, f = "" }) => inWords(`${t} ${f}`));
      return (text) => {
        const hits = search(index, text).map((hit) => Number(hit.ref));
        return [...new Set([...asSaid(said, found, text), ...hits])].map((n) => found[n]);
      };
    });
    return ready;
  };

  /* A few entries at a time, so that a slow phone goes on showing what is typed. */
  const indexed = async (found) => {
    let builder;
    lunr(function () {
      const own = ofLanguage();
      if (own !== lunr) {
        this.use(own);
        this.pipeline.before(own.trimmer, lunr.trimmer);
        this.pipeline.remove(own.trimmer); // it takes every digit away, and people look for numbers too
      }
      this.ref("n");
      this.b(0.3); // a long list of words to find it by makes none of them weigh less
      this.field("t", { boost: 8 });
      this.field("f", { boost: 8 });
      this.field("w");
      builder = this;
    });
    for (const [n, { t, k, b = "", f = "", w = "", v = 1 }] of found.entries()) {
      builder.add({ n, t: plain(t), f: plain(f), w: plain(`${k} ${b} ${w}`) }, { boost: v });
      if (n % AT_A_TIME === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    return builder.build();
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

  const stemmed = (word) => ofLanguage().stemmer(new lunr.Token(word)).toString();

  const search = (index, text) => {
    const typed = plain(text);
    // A number to call is looked for as a whole too: its contact is found by its digits.
    const numbers = (typed.match(/\d[\d\s()-]+\d/g) ?? []).map((number) => number.replace(/\D/g, ""));
    const words = [...inWords(text), ...numbers].filter((word) => !passedOver(word));
    const { LEADING, TRAILING } = lunr.Query.wildcard;
    const ask = (list, add) => (list.length ? index.query((query) => list.forEach((word) => add(query, word))) : []);
    const stem = (query, text, boost) => {
      const found = stemmed(text);
      if (found.length > 3) query.term(found, { usePipeline: false, wildcard: TRAILING, boost });
    };
    const whole = (query, word) => query.term(word, { boost: 10 });
    const begun = (query, word) => {
      query.term(word, { usePipeline: false, wildcard: TRAILING, boost: 4 });
      stem(query, word, 2);
    };
    // "Gepest" is of "pesten", "gediscrimineerd" of "discriminatie": the stem stands behind "ge".
    const behind = (query, word) => {
      if (word.length < 6 || !word.startsWith("ge")) return;
      const base = word.slice(2);
      stem(query, base, 2);
      stem(query, base.replace(/(eer)?[dt]$/, ""), 2);
    };
    const near = (query, word) => {
      const found = stemmed(word);
      if (found.length > 3) {
        query.term(found, { usePipeline: false, wildcard: LEADING | TRAILING, boost: 4 });
        query.term(found, { usePipeline: false, editDistance: found.length > 6 ? 2 : 1, boost: 2 });
      }
      if (word.length > 8) {
        query.term(word.slice(0, Math.ceil(word.length / 2)), { usePipeline: false, wildcard: TRAILING });
      }
    };
    // In a sentence a word that is known stands for itself only: "werk" would else be half of all there is.
    const how = new Map(
      words.map((word) => {
        const known = ask([word], whole).length > 0;
        if (known && words.length > 1) return [word, [whole, behind]];
        const exact = [whole, begun, behind];
        return [word, known || ask([word], (...told) => exact.forEach((add) => add(...told))).length ? exact : [near]];
      }),
    );
    return ask([...how.keys()], (query, word) => how.get(word).forEach((add) => add(query, word)));
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
  /* Whoever comes back to this page, by the button Back or otherwise, does not find what was looked for. */
  const empty = () => {
    clearTimeout(waiting);
    input.value = "";
    show();
  };
  new MutationObserver(() => {
    if (document.documentElement.hidden) empty();
  }).observe(document.documentElement, { attributeFilter: ["hidden"] });
  addEventListener("pagehide", empty);
  addEventListener("pageshow", (event) => { if (event.persisted) empty(); });
  form.hidden = false;
  if (input.value) show();
}
