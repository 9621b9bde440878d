// The little language of the rules: patterns of words, never of letters, so that no text can make them slow.
//
//   heb|hebben   one of these words      @you   one of the words of this group, which may also stand between bars
//   _            any one word            *      up to six words
//   !niet        not this one here       al?    this one, or nothing
//   >            what is said again begins here          $   the end of the sentence

const MOST = 6;

function part(token, groups) {
  if (token === "*" || token === ">" || token === "_" || token === "$") return { is: token };
  const not = token.startsWith("!");
  const maybe = token.endsWith("?");
  const names = token.slice(not ? 1 : 0, maybe ? -1 : undefined).split("|");
  const words = names.flatMap((name) => (name.startsWith("@") ? groups[name.slice(1)] : [name]));
  return { is: not ? "not" : "word", maybe, words: new Set(words) };
}

export const compile = (pattern, groups) => pattern.split(" ").map((token) => part(token, groups));

// Where `>` stood when the words from `at` on fit the pattern, `at` itself when it has none; -1 when they do not fit.
export function fits(parts, words, at, mark = at, step = 0) {
  if (step === parts.length) return mark;
  const { is, words: these, maybe } = parts[step];
  const next = (to, from = mark) => fits(parts, words, to, from, step + 1);
  if (is === ">") return next(at, at);
  if (is === "$") return at === words.length ? next(at) : -1;
  if (is === "*") {
    for (let to = at; to <= Math.min(at + MOST, words.length); to += 1) {
      const found = next(to);
      if (found !== -1) return found;
    }
    return -1;
  }
  const here = at < words.length && (is === "_" || these.has(words[at].low));
  if (is === "not") return here ? -1 : next(at);
  const found = here ? next(at + 1) : -1;
  return found === -1 && maybe ? next(at) : found;
}
