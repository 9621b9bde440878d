// After the end: what was typed and never sent, and the private pad, are shown once more, to be kept as a file of one's own. Then,
// or when nothing is left, the phone forgets everything and goes to a page that has nothing to show (T23).

import { kept } from "./kept.js";

const LEFT = /^(draft|pad):/;
const PATIENCE = 15 * 60_000;
let said = false;

const names = () => Object.keys(sessionStorage).filter((name) => LEFT.test(name));
const words = (name) => {
  const found = kept(name) ?? "";
  return (name.startsWith("draft:") && found ? JSON.parse(found).text : found).trim();
};

function forget() {
  sessionStorage.clear();
  for (const name of Object.keys(localStorage)) if (LEFT.test(name)) localStorage.removeItem(name);
}

function leave(address) {
  forget();
  location.replace(address);
}

function show(part, texts) {
  const list = part.querySelector("ul");
  for (const text of texts) {
    const line = list.appendChild(document.createElement("li"));
    line.className = "said said--m";
    line.textContent = text;
  }
  const file = new Blob([texts.join("\n\n")], { type: "text/plain;charset=utf-8" });
  part.querySelector("a[download]").href = URL.createObjectURL(file);
  part.hidden = false;
}

function farewell() {
  const part = document.querySelector("[data-farewell]");
  if (!part || said) return;
  said = true;
  const texts = names().map(words).filter(Boolean);
  const address = part.dataset.farewell;
  if (texts.length === 0) return leave(address);
  show(part, texts);
  setTimeout(() => leave(address), PATIENCE);
  document.querySelector("[data-leave]").addEventListener("click", (event) => { event.preventDefault(); leave(address); });
}

document.addEventListener("htmx:afterSwap", farewell);
addEventListener("DOMContentLoaded", farewell);
