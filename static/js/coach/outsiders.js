// What tells who somebody outside the circle is: numbers (numbers.js), an address, a date of birth, a name with a title.

import { bsn, iban, mail, phone } from "./numbers.js";

const ZIP = /(?<![\d.])[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})(?![\p{L}\p{N}])/gu;
const HOUSE_AFTER = /^[ ,]{0,3}(?:\p{L}{1,10}\.? )?\d{1,5}/u;
const HOUSE_BEFORE = /\d{1,5} ?[A-Za-z]?[ ,]{1,3}$/;
const DATE = /(?<!\d)(\d{1,2})(?:[-/.](\d{1,2})[-/.]| ?(\p{L}{3,9})\.? )((?:19|20)?\d{2})(?!\d)/gu;
const AROUND = 24; // signs
const YOUNGEST = 3; // years: a later date is an appointment rather than a birth
const CAPITAL = /^["'‘“(]?\p{Lu}(?:[\p{Ll}'’.-]|$)/u;
const MOST = 4_000; // signs: twice the longest card

function address(text) {
  for (const { 0: zip, index } of text.matchAll(ZIP)) {
    const end = index + zip.length;
    const before = text.slice(Math.max(0, index - AROUND), index);
    if (HOUSE_AFTER.test(text.slice(end, end + AROUND)) || HOUSE_BEFORE.test(before)) return zip;
  }
  return null;
}

const within = (number, most) => Number(number) > 0 && Number(number) <= most;

function birth(text, { months, born }) {
  const latest = new Date().getFullYear() - YOUNGEST;
  for (const { 0: found, 1: day, 2: month, 3: word, 4: year, index } of text.matchAll(DATE)) {
    const isDate = word ? months.some((each) => word.toLowerCase().startsWith(each)) : within(month, 12);
    const before = text.slice(Math.max(0, index - AROUND), index).toLowerCase();
    const isOld = year.length === 4 && within(year, latest);
    if (isDate && within(day, 31) && (isOld || born.some((each) => before.includes(each)))) return found;
  }
  return null;
}

function isTitle(word, { titles, short }) { // "mevr." may have its full stop; after "mevrouw." a sentence begins
  const low = word.toLowerCase().replace(/^["'‘“(]/, "");
  return titles.includes(low) || short.includes(low.replace(/\.$/, ""));
}

function name(text, rules) {
  const words = text.split(/\s/);
  for (const [at, word] of words.entries()) {
    if (!isTitle(word, rules)) continue;
    let to = at + 1;
    while (to < at + 4 && rules.between.includes(words[to]?.toLowerCase())) to += 1;
    if (CAPITAL.test(words[to] ?? "")) return words.slice(at, to + 1).join(" ");
  }
  return null;
}

const SEARCHES = { mail, iban, phone, bsn, address, birth, name };

// { kind, words } of the first thing found, or null. `rules` are those of the language; `left` was seen and stays.
export function outsider(text, rules, left = []) {
  const open = left.reduce((rest, words) => rest.replaceAll(words, "–"), text.slice(0, MOST));
  for (const [kind, search] of Object.entries(SEARCHES)) {
    const words = search(open, rules);
    if (words !== null) return { kind, words };
  }
  return null;
}
