// button[data-copy] puts the value of the field with that id on the clipboard, and the status beside it says so. Without this
// script there is no button: the field can be read and selected all the same.

async function put(field) {
  if (navigator.clipboard) return navigator.clipboard.writeText(field.value);
  field.select(); // a site without https, as a laptop in the room may be
  if (!document.execCommand("copy")) throw new DOMException("not copied", "NotAllowedError");
}

async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[data-copied]");
  try {
    await put(field);
    status.textContent = status.dataset.copied;
  } catch { // a browser that does not let us: then it is selected, for who copies by hand
    field.focus();
    field.select();
  }
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
