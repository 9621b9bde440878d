// Dialogs open by a button that names them, close by their own buttons, by a press beside them, and when what they
// asked has been done. Only for ending, for removing and for the list of keys: everything else has undo.

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-confirm-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.confirmDialog);
  if (dialog) {
    event.preventDefault();
    dialog.showModal();
  } else if (event.target.closest("[data-close-dialog]") || event.target instanceof HTMLDialogElement) {
    event.target.closest("dialog").close(); // a press on the dialog itself is one on its backdrop
  }
});

document.addEventListener("form:sent", ({ detail }) => detail.form.closest("dialog")?.close());
