// Drags a part of the agenda to another place: the same as its buttons, with the mouse.

let held = null;

const lines = () => Array.from(document.querySelectorAll(".timeline > [data-block]"));
const clear = () => lines().forEach((line) => line.removeAttribute("data-drop"));

document.addEventListener("dragstart", (event) => {
  held = event.target.closest?.("[data-movable]") ?? null;
  if (held === null) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setDragImage(held, 0, 0);
});

document.addEventListener("dragover", (event) => {
  const over = held && event.target.closest?.(".timeline > [data-block]");
  if (!over) return;
  event.preventDefault();
  clear();
  if (over !== held) over.dataset.drop = lines().indexOf(over) > lines().indexOf(held) ? "after" : "before";
});

document.addEventListener("drop", (event) => {
  const over = held && event.target.closest?.(".timeline > [data-block]");
  if (!over || over === held) return;
  event.preventDefault();
  const button = held.querySelector("button[value^='later:']");
  const was = button.value;
  button.value = `move:${held.dataset.block}:${lines().indexOf(over)}`;
  button.click();
  button.value = was;
});

document.addEventListener("dragend", () => { clear(); held = null; });
