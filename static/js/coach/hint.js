// The calm note under a field: what was noticed, what could be written instead, and two ways to go on. It never takes
// the focus and never stands in the way of sending. The markup is <template id="hint">.

const hints = new WeakMap(); // field -> its note and what it says

function say(words) { // once, by a screen reader that has nothing else to say
  const region = document.getElementById("live-region");
  if (region) region.textContent = words;
}

function fill(note, name, words) {
  const place = note.querySelector(`[data-hint-${name}]`);
  if (words) place.textContent = words;
  else place?.remove();
}

export function hide(field) {
  hints.get(field)?.note.remove();
  hints.delete(field);
}

// `found` is { kind, because, shown }; without `shown` there is nothing to take over. `ways` are { take, leave }.
export function show(field, found, ways) {
  const old = hints.get(field);
  const same = old?.kind === found.kind && old.note.isConnected;
  if (same && old.because === found.because && old.shown === found.shown) return;
  const note = document.getElementById("hint").content.firstElementChild.cloneNode(true);
  fill(note, "because", found.because);
  fill(note, "shown", found.shown);
  if (!found.shown) note.querySelector("[data-hint-take]").remove();
  note.querySelector("[data-hint-take]")?.addEventListener("click", ways.take);
  note.querySelector("[data-hint-leave]").addEventListener("click", ways.leave);
  hide(field);
  field.after(note);
  hints.set(field, { ...found, note });
  if (!same) say([found.because, found.shown].filter(Boolean).join(" "));
}

// Put `text` from `start` to `end` as if it were typed, so that the phone's own undo takes it back.
export function put(field, { start, end, text }) {
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  if (document.execCommand(text ? "insertText" : "delete", false, text)) return;
  field.setRangeText(text, start, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
