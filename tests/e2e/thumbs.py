"""What a thumb has to hit: every control of a page, as the browser has laid it out."""

from __future__ import annotations

from playwright.sync_api import Page

# A link inside a sentence is as high as its line. What is drawn by a label is as large as the label; what is only there
# for keyboards and screen readers has no size.
MEASURE = """() => {
  const LEAST = 44 - 0.5;
  const controls = "a[href], button, summary, input:not([type=hidden]), select, textarea, [role=button]";
  const alone = (link) => {
    const words = (node) => node.textContent.replace(/\\s+/g, "");
    let line = link.parentElement;
    while (getComputedStyle(line).display.startsWith("inline")) line = line.parentElement;
    return words(line) === words(link);
  };
  const away = ".vh, .skip, fieldset:disabled";
  const shown = (box) => box.checkVisibility({ visibilityProperty: true }) && !box.closest(away);
  const named = (box) => (box.textContent.trim() || box.getAttribute("aria-label") || box.name || box.id).slice(0, 40);
  const covering = (box) => { // a link or label that lies over the whole of its sheet
    const { position, inset } = getComputedStyle(box, "::after");
    return position === "absolute" && inset === "0px" ? box.offsetParent : box;
  };
  const find = () => [...document.querySelectorAll(controls)].flatMap((control) => {
    const box = (control.matches("[type=checkbox], [type=radio]") && control.closest("label")) || control;
    const inText = control.matches("a") && getComputedStyle(control).display === "inline" && !alone(control);
    if (!shown(box) || inText) return [];
    const { width, height } = covering(box).getBoundingClientRect();
    const small = width > 0 && height > 0 && (width < LEAST || height < LEAST);
    return small ? [`${control.localName} ${named(box)} ${Math.round(width)}x${Math.round(height)}`] : [];
  });
  const asItIs = find();
  const folded = [...document.querySelectorAll("details:not([open])")];
  for (const fold of folded) fold.open = true;
  const unfolded = find();
  for (const fold of folded) fold.open = false;
  return [...new Set([...asItIs, ...unfolded])];
}"""


def too_small(page: Page) -> list[str]:
    """Every control of this page under 44 by 44 CSS pixels with its size, also of what is folded now."""
    found: list[str] = page.evaluate(MEASURE)
    return found
