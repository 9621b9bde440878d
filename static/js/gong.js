// A soft gong, made of three tones; no file. <gong-switch> holds the button that unlocks sound: browsers ask for a press.
// It sounds when a clock reaches zero and when the facilitator strikes it (topic "gong"). Only on console and beamer, never on phones.

const PARTIALS = [[196, 0.5], [392, 0.25], [588, 0.12]]; // hertz, loudness
const DECAY = 3; // seconds
const audio = { context: null };

function ready() {
  return audio.context?.state === "running";
}

function strike() {
  if (!ready()) return;
  const { context } = audio;
  for (const [pitch, loudness] of PARTIALS) {
    const tone = new OscillatorNode(context, { frequency: pitch });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0, context.currentTime);
    volume.gain.linearRampToValueAtTime(loudness, context.currentTime + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + DECAY);
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + DECAY);
  }
}

class GongSwitch extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", () => this.#turn());
    this.#show();
  }

  async #turn() {
    const silence = ready();
    audio.context ??= new AudioContext(); // after a press it may run at once
    await (silence ? audio.context.suspend() : audio.context.resume());
    this.#show();
    strike();
  }

  #show() {
    this.querySelector("button")?.setAttribute("aria-pressed", String(ready()));
  }
}

customElements.define("gong-switch", GongSwitch);
document.addEventListener("clock:zero", strike);
document.body.addEventListener("wire:bell", ({ detail }) => { // a sound is never caught up with: only the bell itself
  if (detail.topics.includes("gong")) strike();
});
