// Two questions in one card: two question marks, or a second question after "en" or "of".

const LEAST = 2; // words before a second question can begin

const isVerb = (words, at, { verbs, pronouns, small }) => {
  const [low, next] = [words[at]?.low, words[at + 1]?.low];
  return verbs.has(low) || (pronouns.has(next) && low !== undefined && !small.has(low));
};

// A question word, perhaps after "van" or "met"; its place, or -1.
function asking(words, at, { questions, prepositions }) {
  const to = prepositions.has(words[at]?.low) ? at + 1 : at;
  return questions.has(words[to]?.low) ? to : -1;
}

// "en wat deed je" asks something new, "en wat hij deed" does not.
function asksNew(words, at, sets) {
  const question = asking(words, at, sets);
  if (question === -1) return isVerb(words, at, sets) && sets.subjects.has(words[at + 1]?.low);
  const from = question + (sets.counted.has(words[question].low) ? 2 : 1);
  for (let to = from; to < Math.min(from + 3, words.length); to += 1) {
    if (sets.pronouns.has(words[to].low)) return false;
    if (isVerb(words, to, sets)) return true;
  }
  return false;
}

function inside({ words }, sets) { // where the second question of this sentence begins, or 0
  const begin = sets.fillers.has(words[0].low) ? 1 : 0;
  if (asking(words, begin, sets) === -1 && !isVerb(words, begin, sets)) return 0;
  for (let at = begin + LEAST; at < words.length - 1; at += 1) {
    if (sets.joins.has(words[at].low) && asksNew(words, at + 1, sets)) return at;
    if (words[at].fresh && asking(words, at, sets) !== -1 && asksNew(words, at, sets)) return at;
  }
  return 0;
}

// What could be asked instead: the first question alone.
export function second(text, found, { kinds, sets }) {
  const about = { kind: "double", because: kinds.double.because };
  for (const sentence of found) {
    const at = inside(sentence, sets);
    if (at === 0) continue;
    const start = sentence.words[at - 1].end;
    return { ...about, shown: `${text.slice(sentence.start, start)}?`, start, end: sentence.end, text: "?" };
  }
  const [one, two] = found.filter(({ asks, words }) => asks && words.length >= LEAST);
  if (!two) return null;
  const start = text.slice(0, two.start).trimEnd().length;
  return { ...about, shown: text.slice(one.start, one.end), start, end: two.end, text: "" };
}
