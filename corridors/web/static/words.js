/* The words of the page: filled in, with days and numbers as the page's language writes them. */
"use strict";

const AtlasWords = (() => {
  const DAY_MS = 86400000;
  const THOUSAND = 1000;
  const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

  /** Write a number with the separators of the page's language. */
  function writeNumber(value, { group, decimal }) {
    const [whole, part] = String(value).split(".");
    const grouped = Math.abs(value) < THOUSAND ? whole : whole.replace(/\B(?=(\d{3})+$)/g, () => group);
    return part ? grouped + decimal + part : grouped;
  }

  /** Keep a name that is written from right to left from turning the words around it. */
  function isolated(name) {
    return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
  }

  /**
   * Return what says a word by its key with its places filled in; `number` writes a number,
   * `day` a count of days since 1970.
   */
  function makeSay(words) {
    const number = (value) => writeNumber(value, words);
    const write = (value) => (typeof value === "number" ? number(value) : String(value));
    const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => write(values[name]));
    const day = (count) => {
      const date = new Date(count * DAY_MS);
      const [year, place] = [String(date.getUTCFullYear()), date.getUTCDate()];
      return say(`month_${date.getUTCMonth() + 1}`, { day: place, year });
    };
    return Object.assign(say, { number, day });
  }

  return { makeSay, isolated };
})();
