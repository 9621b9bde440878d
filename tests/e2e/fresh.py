"""Is a page that followed the room live the same as that page loaded again? And how any act is pressed on it."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field

from playwright.sync_api import Frame, Page, TimeoutError

LIMIT = 6_000  # milliseconds within which a screen has caught up
AT_ONCE = 600  # milliseconds within which a button stands on a page that has it

# What differs between two loads by itself is left out: tokens, keys, clocks, who "just sat down",
# what is open or focused, what htmx is at.
PLAIN = """
const GONE = "script, template, noscript, svg[hidden], #live-region, #refusal, gong-switch, .htmx-indicator";
const CLOCK = "count-down, projected-end, spent-minutes, wall-clock";
const WORDS = "count-down *, projected-end *, spent-minutes, wall-clock, [data-draft-status]";
const FREE = ["open", "style", "aria-busy", "data-now", "data-keep-open"];
const CLOCKS = ["data-state", "data-lateness", "aria-label", "data-left"];
const ENDS = ["data-end", "data-planned"]; // as long as no clock runs they move along with the day
const ARCS = ["stroke-dasharray", "stroke-dashoffset"];
const SEATED = /, (?:net gaan zitten|just sat down)/;
const KEYS = ["csrfmiddlewaretoken", "key"];

function attributes(element) {
  const clock = element.matches(CLOCK);
  const kept = Array.from(element.attributes).filter(({ name }) => {
    if (FREE.includes(name) || ARCS.includes(name) || (clock && CLOCKS.includes(name))) return false;
    if (name === "data-state" && element.dataset.state === "new") return false;
    if (ENDS.includes(name) && !element.dataset.ends) return false;
    return !(name === "value" && KEYS.includes(element.name));
  });
  return kept.map(({ name, value }) => {
    if (name !== "class") return `${name}="${value.replace(/\\s+/g, " ").trim()}"`;
    const words = value.split(/\\s+/).filter((word) => word && !word.startsWith("htmx-")).sort();
    return words.length === 0 ? "" : `class="${words.join(" ")}"`;
  }).filter(Boolean).sort().join(" ");
}

function plain(node, depth = 0, lines = []) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      const text = child.data.replace(/\\s+/g, " ").trim().replace(SEATED, "");
      if (text && !child.parentElement.matches(WORDS)) lines.push(`${" ".repeat(depth)}${text}`);
    } else if (child.nodeType === Node.ELEMENT_NODE && !child.matches(GONE)) {
      lines.push(`${" ".repeat(depth)}<${child.localName} ${attributes(child)}>`);
      if (!child.matches("[data-from]")) plain(child, depth + 1, lines); // what unfolds is fetched each time it does
    }
  }
  return lines;
}
const shown = (page) => [`title ${page.title}`, `class ${page.body.className}`, ...plain(page.body)].join("\\n");
"""
COMPARE = f"""async (limit) => {{
  {PLAIN}
  const until = performance.now() + limit;
  for (;;) {{
    const reply = await fetch(location.href, {{ cache: "no-store" }});
    const fresh = shown(new DOMParser().parseFromString(await reply.text(), "text/html"));
    const live = shown(document);
    if (live === fresh) return null;
    if (performance.now() > until) return {{ live, fresh }};
    await new Promise((done) => setTimeout(done, 120));
  }}
}}"""
SHOWN = f"() => {{ {PLAIN} return shown(document); }}"

FIND = """({ act, near, by }) => {
  const address = (button) => button.getAttribute("formaction") ?? button.form?.getAttribute("action") ?? "";
  const sends = (button) => address(button).endsWith(`/do/${act}/`);
  const around = (button) => (button.closest("li") ?? button.closest("details") ?? button.form).textContent;
  return Array.from(document.querySelectorAll("button")).find((button) => button.type === "submit" && sends(button)
    && (!by || button.value === by) && (!near || around(button).includes(near)));
}"""
UNFOLD = """({ near }) => {
  const folds = Array.from(document.querySelectorAll("details.more:not([open])"));
  const fold = folds.find((each) => !near || each.closest("li").textContent.includes(near));
  if (fold) fold.open = true;
}"""
PRESS = f"""({{ act, near, by, fill }}) => {{
  const button = ({FIND})({{ act, near, by }});
  for (const [name, value] of Object.entries(fill)) {{
    const field = button.form.elements[name] ?? button.form.querySelector(`[name^="${{name}}"]`);
    if (field.tagName === "SELECT" && value.startsWith("#")) field.selectedIndex = Number(value.slice(1));
    else field.value = value;
  }}
  button.click();
}}"""


@dataclass(frozen=True)
class Act:
    """An act of somebody: the button that posts it (`near` these words, with this value) and what is filled in."""

    who: str
    name: str
    near: str = ""
    by: str = ""
    fill: dict[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return f"{'console' if self.who == 'console' else 'phone'}: {self.name}"

    def press(self, page: Page) -> None:
        """Send it as the page itself does, and wait until it was taken."""
        found = {"act": self.name, "near": self.near, "by": self.by}
        if not self._is_there(page, found, AT_ONCE):
            page.evaluate(UNFOLD, found)  # it may lie behind a card's pencil
            assert self._is_there(page, found, LIMIT), f"no button for {self}"
        with page.expect_response(lambda response: response.url.endswith(f"/do/{self.name}/")) as answer:
            page.evaluate(PRESS, {**found, "fill": self.fill})
        assert answer.value.status < 400, (self, answer.value.status, answer.value.text())

    def _is_there(self, page: Page, found: dict[str, str], limit: int) -> bool:
        try:
            page.wait_for_function(f"(wanted) => Boolean(({FIND})(wanted))", arg=found, timeout=limit)
        except TimeoutError:
            return False
        return True


def difference(page: Page | Frame) -> str:
    """What a reload would change on this page once it has caught up; empty when it would change nothing."""
    told = page.evaluate(COMPARE, LIMIT)
    if told is None:
        return ""
    lines = difflib.unified_diff(told["live"].split("\n"), told["fresh"].split("\n"), "live", "fresh", n=1, lineterm="")
    return "\n".join(lines)


def reloaded(page: Page) -> str:
    """What really loading the page again changes, everything that its scripts draw included."""
    before = page.evaluate(SHOWN)
    page.reload()
    page.wait_for_function("() => document.body.dataset.connection === 'live'")
    after = page.evaluate(SHOWN)
    return "\n".join(difflib.unified_diff(before.split("\n"), after.split("\n"), "live", "reloaded", n=1, lineterm=""))
