/**
 * Which words of the course answer to a word that somebody types.
 *
 * A word of the course answers when it is the same without its accents, has the same stem, begins
 * with what was typed, holds it, is the beginning of it, or begins as it does. Where none does, a
 * slip of the thumb is forgiven.
 *
 * These scripts are no modules, because browsers load no modules from files. Each adds to
 * `globalThis.courseSearch`, which `search-index.js` makes; none of them touches a page but
 * `search-page.js`.
 *
 * @typedef {[place: string, title: string, text: string]} IndexedPart
 * @typedef {{language: string, stopWords: string[], sameAs: Record<string, string>,
 *   helpFirst: string[], helpPage: string,
 *   pages: [address: string, title: string, parts: IndexedPart[]][],
 *   stemmer?: {stemWord: (word: string) => string}}} Index
 */
"use strict";

(() => {
  /** @type {Index} */
  const index = globalThis.courseSearch;

  /** How much an answer counts, by its kind. */
  const SAME = 1;
  const STEM = 0.9;
  const BEGINS = 0.6;
  const SLIP = 0.4;
  const HOLDS = 0.35;
  const ALIKE = 0.25;

  const WORD = /[\p{L}\p{N}]+/gu;
  const LETTERS = { ß: "ss", œ: "oe", æ: "ae", ø: "o", ł: "l", đ: "d", ı: "i" };
  const UMLAUTS = index.language.startsWith("de") ? /[äöü]/g : /(?!)/g;

  /** Scripts that are written without spaces: a word is found anywhere in a run of letters. */
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}]/u;

  /** @param {string} word @returns {string} the word without accents */
  const fold = (word) =>
    word
      .replace(/[ßœæøłđı]/g, (letter) => LETTERS[letter])
      .normalize("NFD")
      .replace(/\p{M}/gu, "");

  /** @param {string} word @returns {string} */
  const lower = (word) => word.toLowerCase().normalize("NFC");

  /** @param {string} text @returns {string[]} its words, in lower case */
  const wordsOf = (text) => (text.match(WORD) ?? []).map(lower);

  /** @type {Map<string, {forms: string[], stems: Set<string>}>} */
  const known = new Map();

  /**
   * @param {string} word in lower case
   * @returns {{forms: string[], stems: Set<string>}} how it may be typed (ä as a, in German also as
   *   ae), and its stems: an accent can be part of an ending, and can be left out
   */
  const looksOf = (word) => {
    let found = known.get(word);
    if (!found) {
      const forms = [...new Set([fold(word), fold(word.replace(UMLAUTS, (letter) => `${letter}e`))])];
      const stem = (form) => fold(index.stemmer ? index.stemmer.stemWord(form) : form);
      known.set(word, (found = { forms, stems: new Set([word, ...forms].map(stem)) }));
    }
    return found;
  };

  /** @returns {boolean} whether two words begin with the same five letters or more, then end */
  const beginAlike = (one, other) => {
    const least = Math.max(5, one.length - 3, other.length - 3);
    return one.slice(0, least) === other.slice(0, least) && one[least - 1] && other[least - 1];
  };

  /** @returns {boolean} whether one slip makes `one` of `other`; in a long word, two */
  const slips = (one, other) => {
    const most = one.length >= 9 ? 2 : 1;
    if (Math.abs(one.length - other.length) > most || one[0] !== other[0]) return false;
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const swap = one[i - 1] === other[j - 1] ? 0 : 1;
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + swap);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          next[j] = Math.min(next[j], before[j - 2] + 1); // two letters changed places
        }
      }
      [before, row] = [row, next];
    }
    return row[other.length] <= most;
  };

  /** @returns {number} how well `word` of the course answers to one that was typed; 0: not */
  const answers = (typed, word) => {
    const { forms, stems } = looksOf(word);
    if (forms.includes(typed.forms[0])) return SAME;
    for (const stem of typed.stems) if (stems.has(stem)) return STEM;
    let best = 0;
    for (const form of forms) {
      const share = (part) => Math.sqrt(part.length / form.length);
      const [asked] = typed.forms;
      if (asked.length >= 3 && form.startsWith(asked)) best = Math.max(best, BEGINS * share(asked));
      if (beginAlike(asked, form)) best = Math.max(best, ALIKE);
      if (form.length >= 5 && asked.startsWith(form)) {
        best = Math.max(best, HOLDS * Math.sqrt(form.length / asked.length));
      }
      for (const part of [asked, ...typed.stems]) {
        const tells = part.length >= 4 || UNSPACED.test(part);
        if (tells && form.includes(part)) best = Math.max(best, HOLDS * share(part));
      }
    }
    return best;
  };

  /**
   * @param {string} word in lower case
   * @param {Iterable<string>} vocabulary the words of the course
   * @returns {Map<string, number>} those that answer, and how well (0 to 1)
   */
  const matches = (word, vocabulary) => {
    const typed = looksOf(word);
    const [asked] = typed.forms;
    const found = new Map();
    for (const candidate of vocabulary) {
      const strength = answers(typed, candidate);
      if (strength) found.set(candidate, strength);
    }
    if (!found.size && asked.length >= 4) {
      for (const candidate of vocabulary) {
        if (slips(asked, fold(candidate))) found.set(candidate, SLIP);
      }
    }
    return found;
  };

  /** @returns {string} the stems of a text's words with spaces around each, to look for phrases */
  const inStems = (text) => ` ${wordsOf(text).map((word) => [...looksOf(word).stems][0]).join(" ")} `;

  Object.assign(index, { WORD, fold, lower, wordsOf, matches, inStems, STEM });
})();
