// What unfolds with `data-from` inside is fetched then, each time: what many cards could do costs nothing until one opens.

document.addEventListener("toggle", ({ target }) => {
  const place = target.open && target.querySelector(":scope > [data-from]");
  if (place) htmx.ajax("get", place.dataset.from, { source: place, target: place, swap: "innerHTML" });
}, true); // a toggle does not bubble
