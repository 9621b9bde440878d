// Text cut into sentences and words; every word knows its place. No rules and no language here.

const TOKEN = /[\p{L}\p{M}\p{N}'’-]+|[?!.…\n]+|[,;:()–—"“”«»]/gu;
const MARKS = /\p{M}/gu;
const WORD = /[\p{L}\p{N}]/u;
const ENDS = /[?!.…\n]/;

// "Één" and "één" are one word to a rule.
export const plain = (word) => word.toLowerCase().replaceAll("’", "'").normalize("NFD").replace(MARKS, "");

// [{ words: [{ low, start, end, fresh }], start, end, asks }]: `fresh` begins a part of the sentence, `end` is past its
// closing mark, `asks` says that this mark is a question mark.
export function sentences(text) {
  const found = [];
  let words = [];
  let fresh = true;
  const close = (end, mark) => {
    if (words.length > 0) found.push({ words, start: words[0].start, end, asks: mark.includes("?") });
    words = [];
    fresh = true;
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (ENDS.test(token)) close(token.includes("\n") ? index : index + token.length, token);
    else if (!WORD.test(token)) fresh = true;
    else {
      words.push({ low: plain(token), start: index, end: index + token.length, fresh });
      fresh = false;
    }
  }
  close(words.at(-1)?.end ?? 0, "");
  return found;
}
