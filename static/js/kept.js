// What this tab keeps of what was typed. A browser writes sessionStorage to the disk and leaves it there long after it was erased,
// so it is kept unreadable (ChaCha20, RFC 8439) under a key that stands in the page alone: without the server's page, which
// nothing keeps, it says nothing to anybody. WebCrypto would be no help: it needs https, and is not ready before a tab closes.

const MARK = "kept:"; // in front of what is unreadable, and inside it: whatever another key made is not ours
const ROUNDS = [[0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15], [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14]];
const START = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];
const BLOCK = 64;

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const words = (bytes) => new Uint32Array(bytes.buffer);
const key = () => document.body.dataset.seal ?? "";

const turn = (word, by) => (word << by) | (word >>> (32 - by));

function quarter(state, a, b, c, d) { // written out, for cheap phones
  state[a] += state[b]; state[d] = turn(state[d] ^ state[a], 16);
  state[c] += state[d]; state[b] = turn(state[b] ^ state[c], 12);
  state[a] += state[b]; state[d] = turn(state[d] ^ state[a], 8);
  state[c] += state[d]; state[b] = turn(state[b] ^ state[c], 7);
}

export function block(keyWords, counter, nonce) { // 64 bytes of the stream
  const first = Uint32Array.of(...START, ...keyWords, counter, ...nonce);
  const state = first.slice();
  for (let twice = 0; twice < 10; twice += 1) {
    for (const four of ROUNDS) quarter(state, four[0], four[1], four[2], four[3]);
  }
  return new Uint8Array(state.map((word, at) => word + first[at]).buffer);
}

function mix(bytes, nonce) { // makes unreadable, and readable again
  const [secret, start] = [words(unhex(key())), words(nonce)];
  const mixed = bytes.slice();
  for (let at = 0; at < bytes.length; at += BLOCK) {
    const stream = block(secret, at / BLOCK + 1, start);
    for (let next = at; next < Math.min(at + BLOCK, bytes.length); next += 1) mixed[next] ^= stream[next - at];
  }
  return mixed;
}

export function store(name, text) { // nothing to keep: it goes
  if (text === "") return sessionStorage.removeItem(name);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const sealed = () => MARK + hex(nonce) + hex(mix(new TextEncoder().encode(MARK + text), nonce));
  sessionStorage.setItem(name, key() ? sealed() : text);
}

export function kept(name) { // null when there is nothing, or nothing of ours
  const stored = sessionStorage.getItem(name);
  if (!stored?.startsWith(MARK)) return stored;
  const bytes = unhex(stored.slice(MARK.length));
  const text = new TextDecoder().decode(mix(bytes.slice(12), bytes.slice(0, 12)));
  return text.startsWith(MARK) ? text.slice(MARK.length) : null;
}
