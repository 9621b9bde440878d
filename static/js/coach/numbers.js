// Numbers that lead to one person: citizen service number, bank account, telephone, mail. No pattern can get slow.

const RUN = /\d(?:[. ]?\d){7,24}/g;
const PHONE = /(?<![\d+])(?:(?:\+|00)31 ?(?:\(0\))?|\(?0)(?:[ ().-]{0,3}\d){9}(?!\d)/;
const MAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,100}\p{L}{2}/u;
const IBAN = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,32}/gi;
const LENGTHS = { AT: 20, BE: 16, CH: 21, DE: 22, ES: 24, FR: 27, GB: 22, IT: 27, LU: 20, NL: 18, PL: 28, PT: 25, TR: 26 };
const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];
const EIGHT = ["8", "2 3 3"]; // how a number whose zero was left out is written; "2024 2025" is something else

function passesEleven(digits) {
  const nine = digits.padStart(9, "0");
  return Number(nine) > 0 && WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(nine[at]), 0) % 11 === 0;
}

function nines(groups) { // neighbouring groups that together have nine digits
  const found = [];
  for (let from = 0; from < groups.length; from += 1) {
    let digits = "";
    for (let to = from; to < groups.length && digits.length < 9; to += 1) digits += groups[to];
    if (digits.length === 9) found.push(digits);
  }
  return found;
}

export function bsn(text) {
  for (const { 0: run } of text.matchAll(RUN)) {
    const groups = run.split(/[. ]/);
    const eight = EIGHT.includes(groups.map((group) => group.length).join(" ")) ? [groups.join("")] : [];
    if ([...nines(groups), ...eight].some(passesEleven)) return run;
  }
  return null;
}

const asNumbers = (signs) => signs.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
const rest97 = (digits) => Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);

export function iban(text) {
  for (const { 0: found } of text.matchAll(IBAN)) {
    const signs = found.replaceAll(" ", "").toUpperCase();
    const length = LENGTHS[signs.slice(0, 2)] ?? Infinity;
    const own = signs.slice(0, length);
    if (own.length === length && rest97(asNumbers(own.slice(4) + own.slice(0, 4))) === 1) return found;
  }
  return null;
}

export const phone = (text) => text.match(PHONE)?.[0] ?? null;
export const mail = (text) => text.match(MAIL)?.[0] ?? null;
