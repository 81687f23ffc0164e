/**
 * Finds the pages of the course for a query, the most fitting first.
 *
 * A part of a page scores by how well its words answer to those typed, by how rare those are in
 * the course, and more where they stand in a title. A page is shown by its best part. Pages that
 * answer to more of the words go before the others, and where some answer to all, only those show.
 *
 * @typedef {{matches: Map<string, number>, weight: number, rarity: number}} Term
 * @typedef {{address: string, pageTitle: string, place: string, title: string, text: string,
 *   counts: Map<string, number>, named: Set<string>, pageNamed: Set<string>}} Part
 * @typedef {{part: Part, score: number, answered: Set<number>}} Page
 */
"use strict";

(() => {
  const index = globalThis.courseSearch;
  const { fold, wordsOf, matches, inStems, STEM } = index;

  /** What a word counts extra as the title of a part, and in the title of the page. */
  const IN_TITLE = 3;
  const IN_PAGE_TITLE = 1;
  /** A word that says little (the, and) counts for little, and need not be found. */
  const LITTLE = 0.1;
  const MOST_WORDS = 12;

  const stopWords = new Set(index.stopWords.map(fold));
  const sameAs = Object.entries(index.sameAs).map(([words, others]) => [inStems(words), others]);

  /** @type {Set<string>} */
  const vocabulary = new Set();
  /** @type {Part[]} */
  const parts = index.pages.flatMap(([address, pageTitle, pageParts]) =>
    pageParts.map(([place, title, text]) => {
      const counts = new Map();
      for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
      const named = new Set(wordsOf(title));
      const pageNamed = new Set(place ? wordsOf(pageTitle) : []);
      for (const word of [...counts.keys(), ...named, ...pageNamed]) vocabulary.add(word);
      return { address, pageTitle, place, title, text, counts, named, pageNamed };
    }),
  );
  const usual = parts.reduce((sum, part) => sum + part.text.length, 0) / parts.length;

  /** @returns {Term[]} the words of a query, answered also by what the course says instead */
  const termsOf = (query) => {
    const typed = wordsOf(query).slice(0, MOST_WORDS);
    const terms = typed.map((word) => ({
      matches: matches(word, vocabulary),
      weight: stopWords.has(fold(word)) || word.length < 2 ? LITTLE : 1,
      rarity: 0,
    }));
    for (const [words, others] of sameAs.filter(([words]) => inStems(query).includes(words))) {
      typed.forEach((word, at) => {
        if (!words.includes(inStems(word))) return;
        terms[at].weight = 1;
        for (const other of wordsOf(others)) {
          for (const [match, strength] of matches(other, vocabulary)) {
            const now = terms[at].matches.get(match) ?? 0;
            terms[at].matches.set(match, Math.max(now, strength * STEM));
          }
        }
      });
    }
    if (terms.every((term) => term.weight === LITTLE)) for (const term of terms) term.weight = 1;
    for (const term of terms) {
      const having = parts.filter((part) => strengthIn(part, term) > 0).length;
      term.rarity = Math.log(1 + parts.length / (1 + having));
    }
    return terms;
  };

  /** @returns {number} how much a part has of what answers to a term */
  const strengthIn = (part, { matches: answering }) => {
    const length = 0.6 + 0.4 * (part.text.length / usual);
    let best = 0;
    for (const [word, strength] of answering) {
      const count = part.counts.get(word) ?? 0;
      const often = (2.2 * count) / (count + 1.2 * length); // ever less for one more
      const named = part.named.has(word) ? IN_TITLE / Math.sqrt(part.named.size) : 0;
      const pageNamed = part.pageNamed.has(word) ? IN_PAGE_TITLE : 0;
      best = Math.max(best, strength * (often + named + pageNamed));
    }
    return best;
  };

  /** @returns {boolean} whether somebody who types this may need help at once */
  const needsHelp = (query) => {
    const asked = inStems(query);
    const typed = wordsOf(query).map(fold);
    return index.helpFirst.some((phrase) => {
      const word = fold(phrase.toLowerCase());
      const begins = word.length >= 5 && typed.some((one) => one.startsWith(word));
      return begins || asked.includes(inStems(phrase));
    });
  };

  /** @returns {Page[]} those that answer to most of the words, the most fitting first */
  const best = (pages) => {
    const most = Math.max(0, ...[...pages.values()].map((page) => page.answered.size));
    return [...pages.values()]
      .filter((page) => page.answered.size === most)
      .sort((one, other) => other.score - one.score);
  };

  /**
   * @param {string} query
   * @returns {{part: Part, terms: Term[]}[]} one part per page, the most fitting page first
   */
  const find = (query) => {
    const terms = termsOf(query);
    const pages = new Map();
    for (const part of parts) {
      const strengths = terms.map((term) => strengthIn(part, term));
      let score = 0;
      terms.forEach((term, at) => {
        score += strengths[at] * term.rarity * term.weight;
      });
      if (!score) continue;
      const isTitle = terms.every((term) => [...part.named].some((word) => term.matches.has(word)));
      if (isTitle) score *= 2;
      const page = pages.get(part.address) ?? { part, score: 0, answered: new Set() };
      if (score > page.score) Object.assign(page, { part, score });
      strengths.forEach((strength, at) => {
        if (strength && terms[at].weight === 1) page.answered.add(at);
      });
      pages.set(part.address, page);
    }
    const found = best(pages).map(({ part }) => part);
    const help = pages.get(index.helpPage)?.part
      ?? parts.find((part) => part.address === index.helpPage);
    if (help && needsHelp(query)) {
      return [help, ...found.filter((part) => part !== help)].map((part) => ({ part, terms }));
    }
    return found.map((part) => ({ part, terms }));
  };

  index.find = find;
})();
