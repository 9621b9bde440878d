// A choice that came along from another page of ours stands in the form already: it is kept at once, and coming back later
// does not choose it again. A link from elsewhere only shows it: nothing is kept that nobody here chose.

const form = document.querySelector("form[data-unkept]");
if (form) {
  history.replaceState(null, "", location.pathname);
  if (document.referrer.startsWith(`${location.origin}/`)) form.elements.namedItem("version").dispatchEvent(new Event("input", { bubbles: true }));
}
