// Buttons of the agenda name what they come to: `longer:check-in:15`. The same button is the one that asks for the same of
// the same part, whatever it comes to by now; so pressing three times quickly is three times longer, and what is sent
// again because its answer got lost is done once.

const what = (value) => (/^(add:[a-z]+-|[a-z]+:[^:]+:)\d+$/.exec(value) ?? [])[1] ?? value;
const buttons = (form) => Array.from(form?.querySelectorAll("button[name=do]") ?? []);

export const once = (form, value) => buttons(form).find((button) => what(button.value) === what(value)) ?? null;

// What is on the page stays, because somebody is typing; only the buttons learn what they come to now.
export function bring(form, page) {
  for (const button of buttons(form)) button.value = once(page, button.value)?.value ?? button.value;
}
