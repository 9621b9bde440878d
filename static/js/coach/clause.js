// A question said again as a clause with its verb at the end: "zeg je steeds ja" becomes "je steeds ja zegt".
// Which words do what stands in the rules of the language; without those nothing is said again.

function person(verb, subject, grammar) { // in a question "zeg je", in a clause "je zegt"
  if (!grammar.inverted.has(subject)) return verb;
  if (grammar.forms[verb]) return grammar.forms[verb];
  const past = grammar.pasts.has(verb) || /(?:de|te)$/.test(verb);
  return past || verb.endsWith("t") ? verb : `${verb}t`;
}

function closes(words, at, verb, grammar) { // another clause begins at this word
  const { low, fresh } = words[at];
  if (fresh || grammar.breaks.has(low)) return true;
  const next = words[at + 1]?.low;
  if (grammar.joints.has(low)) return grammar.starts.has(next);
  return low === "om" && !grammar.beforeTe.has(verb) && words.slice(at).some((word) => word.low === "te");
}

export const isDone = (word) => /^(?:\p{L}{0,8}ge|be|ver|ont|her|er)\p{L}{2,24}(?:d|t|en|aan|ien)$/u.test(word);

const isInfinitive = (word) => /(?:en|gaan|staan|slaan|doen|zien|zijn)$/.test(word);

// The word that the verb comes before: the last one that looks right, at the end or just before "met de ouders".
function tail(words, last, looks, { prepositions }) {
  for (let at = last; at > 1; at -= 1) {
    if (looks(words[at].low) && (at === last || prepositions.has(words[at + 1].low))) return at;
  }
  return last + 1;
}

// Before which word the verb goes; past the last one when it simply closes the clause.
function place(words, last, verb, grammar) {
  const te = words.findIndex(({ low }, at) => at > 1 && at <= last && low === "te");
  if (te !== -1 && grammar.beforeTe.has(verb)) return te;
  if (grammar.perfect.has(verb)) return tail(words, last, isDone, grammar);
  if (!grammar.helpers.has(verb)) return last + 1;
  let at = tail(words, last, isInfinitive, grammar);
  while (at > 2 && at <= last && grammar.chains.has(words[at - 1].low)) at -= 1;
  return at;
}

function isParticle(words, last, grammar) {
  if (last < 2 || !grammar.particles.has(words[last].low)) return false;
  return !words.slice(1, last).some(({ low }) => grammar.strands.has(low));
}

// The words from the verb on, up to `end` in the text; null when they cannot be said again.
export function verbLast(text, words, end, grammar) {
  if (!grammar || words.length < 2 || words[1].fresh) return null;
  const verb = words[0].low;
  let last = 1;
  while (last + 1 < words.length && !closes(words, last + 1, verb, grammar)) last += 1;
  const said = person(verb, words[1].low, grammar);
  const from = words[1].start;
  const to = place(words, last, verb, grammar);
  if (to <= last) return `${text.slice(from, words[to].start)}${said} ${text.slice(words[to].start, end)}`;
  const glued = isParticle(words, last, grammar);
  return `${text.slice(from, words[last].end)}${glued ? "" : " "}${said}${text.slice(words[last].end, end)}`;
}
