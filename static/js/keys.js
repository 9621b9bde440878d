// Single keys of the console. A key presses the button that carries its name, so every key has a button and every
// button its own words. Off while somebody types, with a modifier, in a dialog, and by the switch #single-keys.

const KEYS = new Map([
  ["ArrowRight", "next"], ["PageDown", "next"], ["ArrowLeft", "previous"], ["PageUp", "previous"], [" ", "pause"],
  ["+", "plus"], ["=", "plus"], ["-", "minus"], ["b", "black"], [".", "black"], ["v", "freeze"], ["g", "gong"],
  ["r", "reveal"], ["t", "turn"], ["q", "lobby"], ["f", "fullscreen"], ["?", "help"],
]);
const FIELDS = "input, textarea, select, [contenteditable]";
const PRESSED = "button, a[href], summary, [role=tab], [role=button]";
const MEMORY = "single-keys";

function switchedOff() {
  return localStorage.getItem(MEMORY) === "off";
}

function meaning(event) {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return event.key === "z" ? "undo" : undefined;
  if (event.altKey || event.ctrlKey || event.metaKey || switchedOff()) return undefined;
  if ([" ", "Enter"].includes(event.key) && event.target.closest(PRESSED)) return undefined;
  return KEYS.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.isComposing) return;
  if (event.target.closest(FIELDS) || document.querySelector("dialog[open]")) return;
  const button = document.querySelector(`[data-key~="${meaning(event)}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

function showSwitch() {
  const box = document.getElementById(MEMORY);
  if (box) box.checked = !switchedOff();
}

document.addEventListener("change", ({ target }) => {
  if (target.id === MEMORY) localStorage.setItem(MEMORY, target.checked ? "on" : "off");
});
document.addEventListener("htmx:afterSwap", showSwitch);
showSwitch();
