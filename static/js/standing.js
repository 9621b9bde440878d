// What the page of a plan says of itself: whether it is kept, and what is wrong with it.

export function say(form, name) {
  const status = form.querySelector("[data-status]");
  status.textContent = name ? status.getAttribute(`data-word-${name}`) : "";
  const above = document.querySelector("[data-kept]"); // what it says stands until something else is true
  if (name) above.textContent = name === "kept" ? above.dataset.kept : status.textContent;
}

export function mended(form) { // kept as it stands, there is nothing wrong with it any longer
  for (const notice of form.querySelectorAll("ul.notice, .notice[role=alert]")) notice.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
}
