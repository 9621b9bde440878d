// What could be asked instead: the words of a rule, filled with what stood in the sentence.

import { verbLast } from "./clause.js";

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const small = (text) => text.charAt(0).toLowerCase() + text.slice(1);

function filled(text, sentence, mark, template, grammar) { // null: this cannot be said again
  const end = sentence.words.at(-1).end;
  const from = sentence.words[mark]?.start ?? end;
  if (template.includes("{rest}")) return template.replace("{rest}", () => small(text.slice(from, end)));
  if (!template.includes("{clause}")) return template;
  const clause = verbLast(text, sentence.words.slice(mark), end, grammar);
  return clause && template.replace("{clause}", () => clause);
}

// `from` is the word where the new text begins, `mark` the one from which the old words are said again.
export function remark(text, sentence, rule, [from, mark], rules) {
  const { because, opening } = rules.kinds[rule.kind];
  const shown = filled(text, sentence, mark, rule.instead ?? opening, rules.grammar) ?? opening;
  const about = { kind: rule.kind, because, shown: capital(shown), start: sentence.words[from].start };
  const fit = from === 0 ? capital : small;
  if (!shown.endsWith("…")) return { ...about, end: sentence.end, text: fit(shown) };
  const end = sentence.words[mark]?.start ?? sentence.end; // an opening comes before what stands there
  return { ...about, end, text: fit(shown.slice(0, -1)) };
}
