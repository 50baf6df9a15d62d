/*
Finds pages by what somebody types; loaded only when the search is used. It touches no page: texts in, pages out.

Every phrase that a page is found by is a text of its own, so that one phrase that fits wins, however many others its page has.
Words are compared by their stem, and words alike (language/search.yml) are one. A word that nothing holds is looked for
as the end of a compound, as its first half, or as a slip of the finger; two words that nothing holds may be one that was parted.

Words such as "ik" and "niet" are passed over, unless a phrase holds them as they are typed: "ik wil niet meer" is all some
people write.
*/
"use strict";
const finder = (() => {
  const AT_A_TIME = 25; // milliseconds
  const AS_TYPED = 1000; // more points than any sum of words can have

  const plain = (text) =>
    text
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\p{M}'’&]/gu, "");
  const inWords = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  /* One letter more, less or other, or two that changed places; of a short word none. */
  const isNear = (word, typed) => {
    if (word === typed) return true;
    if (word.length < 6 || Math.abs(word.length - typed.length) > 1) return false;
    let n = 0;
    while (n < word.length && word[n] === typed[n]) n += 1;
    const goesOn = (a, b) => word.slice(n + a) === typed.slice(n + b);
    const changed = word[n] === typed[n + 1] && word[n + 1] === typed[n];
    return goesOn(1, 1) || goesOn(1, 0) || goesOn(0, 1) || (changed && goesOn(2, 2));
  };

  /* How words are compared: by the stemmer of the language. Of one that the library has none for, words that begin alike
     are one: in a language that inflects at the end that is nearly the same. English it knows by itself. */
  const BEGINS = 5;
  const begin = { stemmer: (word) => word.toString().slice(0, BEGINS) };
  const reader = ({ passed_over, alike }, language) => {
    const { stemmer } = lunr[language] ?? (language === "en" ? lunr : begin);
    const over = new Set(passed_over.map(plain));
    const first = new Map(alike.flatMap((words) => words.map((word) => [plain(word), plain(words[0])])));
    const stem = (word) => stemmer(new lunr.Token(word)).toString();
    const kept = (words) => words.filter((word) => !over.has(word));
    const head = (word) => first.get(word) ?? word;
    return { kept, head, alike: [...first.keys()], term: (word) => stem(head(word)) };
  };

  /* A little at a time: a slow phone goes on showing what is typed. */
  const indexed = async (read, pages) => {
    const said = new Set(read.alike);
    const texts = []; // of each: its page, and of a phrase its words
    const builder = new lunr.Builder();
    builder.ref("n");
    builder.field("phrase", { boost: 3 });
    builder.field("text");
    builder.b(0.6); // of many words one weighs less, in a phrase as in a text
    const add = (page, field, words, said = "", isAnswer = false) => {
      texts.push({ page, said, isAnswer });
      builder.add({ n: texts.length - 1, [field]: read.kept(words).map(read.term) });
    };
    let since = performance.now();
    for (const page of pages) {
      const { t, k, b = "", f = "", s = "", w = "" } = page;
      const phrases = [t, ...f.split(";")].map(inWords);
      const answers = s.split(";").map(inWords);
      for (const words of [...phrases, ...answers]) {
        for (const word of words) said.add(word);
        add(page, "phrase", words, ` ${words.join(" ")}`, answers.includes(words));
      }
      add(page, "text", inWords([t, k, b, f, s, w].join(" ")));
      if (performance.now() - since > AT_A_TIME) {
        await new Promise((resolve) => setTimeout(resolve));
        since = performance.now();
      }
    }
    const index = builder.build();
    const terms = new Set(Object.keys(index.invertedIndex));
    return { texts, index, known: { has: (term) => terms.has(term), words: [...said] } };
  };

  /* Who may be needed at once: all words of one of the phrases are in what is typed. */
  const inDanger = (danger, typed) =>
    danger
      .filter(({ phrases }) => phrases.some((words) => words.every((word) => typed.some((each) => isNear(word, each)))))
      .map(({ contact }) => contact);

  /* The word that was meant, if that is one slip of the finger away. */
  const slipped = (known, word) => known.words.find((each) => isNear(each, word));

  /* How a word is looked for: terms, and how each is asked. */
  const asked = (known, read, word, isLast) => {
    const term = read.term(word);
    const { LEADING, TRAILING } = lunr.Query.wildcard;
    const begun = isLast && word.length > 1; // perhaps half typed
    // A stem is not always found: "roddelt" is one letter away from that of "roddelen".
    const near = term.length > 5 ? [[term, { editDistance: 1, boost: 2 }]] : [];
    if (known.has(term)) {
      return [[term, { boost: 10 }], ...near, ...(begun ? [[word, { wildcard: TRAILING, boost: 1 }]] : [])];
    }
    // "Gepest" is of "pesten", "gediscrimineerd" of "discriminatie": the stem stands behind "ge".
    const behind = word.length > 5 && word.startsWith("ge") ? word.slice(2) : "";
    const base = [behind, behind.replace(/(eer)?[dt]$/, "")].map(read.term).find((each) => known.has(each));
    if (base) return [[base, { boost: 8 }]];
    const meant = slipped(known, word);
    if (meant) return [[read.term(meant), { boost: 10 }], ...near];
    const ways = begun ? [[word, { wildcard: TRAILING, boost: 5 }]] : [];
    if (term.length > 3) {
      ways.push([term, { wildcard: LEADING | TRAILING, boost: 4 }]);
      ways.push([term, { editDistance: 1, boost: 8 }]);
      if (term.length > 5) ways.push([term, { editDistance: 2, boost: 4 }]);
    }
    if (word.length > 8) ways.push([word.slice(0, Math.ceil(word.length / 2)), { wildcard: TRAILING, boost: 1 }]);
    return ways;
  };

  /* "Vertrouwens persoon" is one word: the two are known together, and not both apart. */
  const joined = (known, read, words) => {
    const found = [...words];
    const has = (word) => known.has(read.term(word));
    for (let n = 0; n + 1 < found.length; n += 1) {
      if (has(found[n]) && has(found[n + 1])) continue;
      const one = found[n] + found[n + 1];
      if (has(one) || slipped(known, one)) found.splice(n, 2, one);
    }
    return found;
  };

  /* The texts that hold the words one after the other; where nothing else is left, those that hold them all. */
  const asTyped = (texts, words, only) => {
    if (!words.length || (words.length < 3 && !only)) return [];
    const typed = ` ${words.join(" ")}`;
    const found = texts.filter(({ said }) => said.includes(typed));
    return only && !found.length ? texts.filter(({ said }) => words.every((word) => said.includes(` ${word}`))) : found;
  };

  /* The pages, best first. The phrase that fits best counts whole, each next one half as much; and so does the text. */
  const search = ({ texts, index, known }, read, words, numbers) => {
    const kept = read.kept([...joined(known, read, words), ...numbers]);
    const ways = kept.flatMap((word, n) => asked(known, read, word, n === kept.length - 1));
    const ask = (query) => ways.forEach(([term, how]) => query.term(term, { usePipeline: false, ...how }));
    const typed = [words, kept.map(read.head)].map((each) => ` ${each.join(" ")}`);
    const found = new Map();
    const count = (page, field, points) => {
      const of = found.get(page) ?? { typed: 0, phrase: 0, phrases: 0, text: 0 };
      if (field === "phrase") of.phrase += points / 2 ** of.phrases++;
      else of[field] = Math.max(of[field], points);
      found.set(page, of);
    };
    for (const { page, said } of asTyped(texts, words, !kept.length)) {
      count(page, "typed", typed.includes(said) ? 2 * AS_TYPED : AS_TYPED);
    }
    for (const { ref, score } of ways.length ? index.query(ask) : []) {
      const { page, said, isAnswer } = texts[ref];
      count(page, said ? "phrase" : "text", score);
      if (!isAnswer && typed.includes(said)) count(page, "typed", AS_TYPED);
    }
    const points = (page) => (found.get(page).typed + found.get(page).phrase + found.get(page).text) * page.v;
    return [...found.keys()].sort((a, b) => points(b) - points(a));
  };

  /* What finds `pages`, and in `danger` the contacts that may be needed at once, in what somebody types. */
  return async (entries, language) => {
    const read = reader(entries, language);
    const pages = entries.kinds.flatMap(({ k, v, pages }) => pages.map((page) => ({ ...page, k, v })));
    const indexes = await indexed(read, pages);
    const danger = entries.danger.map(([contact, phrases]) => ({
      contact,
      phrases: phrases.map((phrase) => inWords(phrase).map(read.term)),
    }));
    return (text) => {
      const words = inWords(text);
      // A number to call is looked for as a whole too: its contact is found by its digits.
      const numbers = (plain(text).match(/\d[\d\s()-]+\d/g) ?? []).map((number) => number.replace(/\D/g, ""));
      return { danger: inDanger(danger, words.map(read.term)), pages: search(indexes, read, words, numbers) };
    };
  };
})();
