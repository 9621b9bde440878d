// What the coach notices about a text. Which words tell stands in the rules of the language.

import { isDone } from "./clause.js";
import { second } from "./double.js";
import { remark } from "./instead.js";
import { compile, fits } from "./patterns.js";
import { sentences } from "./sentences.js";

const ORDER = ["advice", "double", "why", "closed"];
const FILLERS = 3;
const MOST = 4_000; // signs: twice the longest card

function ready(rule, groups) {
  const parts = compile(rule.match, groups);
  const opens = parts.find(({ is }) => is !== ">"); // most sentences do not begin with it, and are done with at once
  return { ...rule, parts, opens: opens.is === "word" ? opens.words : null };
}

// Rules as they come from their file, made ready once.
export function prepare(data) {
  const groups = Object.fromEntries(Object.entries(data.words).map(([name, words]) => [name, words.split(" ")]));
  const sets = Object.fromEntries(Object.entries(groups).map(([name, words]) => [name, new Set(words)]));
  const rules = data.rules.map((rule) => ready(rule, groups));
  const of = (kind) => rules.filter((rule) => rule.kind === kind);
  const byKind = Object.fromEntries(ORDER.map((kind) => [kind, of(kind)]));
  return { ...data, sets, byKind, grammar: data.forms ? { ...sets, forms: data.forms } : null };
}

// Where a rule may begin in this sentence, as [from, at]: what stands between the two are words such as "en".
function beginnings({ words }, { fillers, joins }) {
  let first = 0;
  while (first < FILLERS && first < words.length - 1 && fillers.has(words[first].low)) first += 1;
  const later = words.map((word, at) => at).filter((at) => words[at].fresh || joins.has(words[at - 1]?.low));
  return [[0, first], ...later.filter((at) => at > first).map((at) => [at, at])];
}

function suits(rule, { asks, words }, sets) {
  if (rule.asks && !asks) return false;
  if (rule.done && !isDone(words.at(-1).low)) return false;
  return !rule.after || sets[rule.after].has(words[0].low);
}

function found(rule, sentence, sets) { // [from, mark], or nothing
  const { words, begins } = sentence;
  for (const [from, at] of rule.at === "clause" ? begins : [begins[0]]) {
    if (rule.opens && !rule.opens.has(words[at].low)) continue;
    const mark = fits(rule.parts, words, at);
    if (mark !== -1 && suits(rule, sentence, sets)) return [from, mark];
  }
  return null;
}

function first(text, all, kind, rules) {
  for (const sentence of all) {
    for (const rule of rules.byKind[kind]) {
      const place = found(rule, sentence, rules.sets);
      if (place) return remark(text, sentence, rule, place, rules);
    }
  }
  return kind === "double" ? second(text, all, rules) : null;
}

// { kind, because, shown, start, end, text } of the one thing worth a hint, or null. `text` goes from `start` to `end`;
// kinds in `quiet` are left alone.
export function notice(text, codes, rules, quiet = []) {
  const all = sentences(text.slice(0, MOST));
  for (const sentence of all) sentence.begins = beginnings(sentence, rules.sets);
  const asked = ORDER.filter((kind) => codes.includes(rules.kinds[kind]?.code) && !quiet.includes(kind));
  return asked.reduce((said, kind) => said ?? first(text, all, kind, rules), null);
}
