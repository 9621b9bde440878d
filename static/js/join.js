// The door key of a scanned QR comes behind the #, so that no server log ever holds it. It moves to the form, out of the
// address bar, and opens the door at once.

function scanned() {
  const door = document.querySelector("input[name=door]");
  const key = decodeURIComponent(location.hash.slice(1));
  if (!door || !key) return;
  door.value = key;
  document.body.dataset.door = "scanned";
  history.replaceState(null, "", location.pathname + location.search);
  door.form.requestSubmit();
}

addEventListener("hashchange", scanned); // the door was open in this tab already
scanned();
