// A choice that came along from another page stands in the form already: it is kept at once, and coming back later does not
// choose it again.

const form = document.querySelector("form[data-unkept]");
if (form) {
  history.replaceState(null, "", location.pathname);
  form.elements.namedItem("version").dispatchEvent(new Event("input", { bubbles: true }));
}
