// Passkeys: a form with data-passkey shows where the browser knows them, asks the device, and sends what it says. The
// questions of the server are in the form, or at its own address (signing in without a name).

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

function text(buffer) {
  if (!buffer) return null;
  const signs = Array.from(new Uint8Array(buffer), (each) => String.fromCharCode(each)).join("");
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

const known = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

function toCreate({ publicKey }) {
  const selection = { ...publicKey.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" };
  return {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    user: { ...publicKey.user, id: bytes(publicKey.user.id) },
    excludeCredentials: known(publicKey.excludeCredentials),
    authenticatorSelection: selection,
  };
}

function toGet({ publicKey }) {
  return { ...publicKey, challenge: bytes(publicKey.challenge), allowCredentials: known(publicKey.allowCredentials) };
}

function told(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const filled = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: Object.fromEntries(filled),
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function questions(form) {
  const here = form.querySelector("script[type='application/json']");
  if (here) return JSON.parse(here.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  return answer.json();
}

async function ask(form) {
  const { creation_options: create, request_options: get } = await questions(form);
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: toCreate(create) })
    : navigator.credentials.get({ publicKey: toGet(get) });
}

async function send(form) {
  const trouble = form.querySelector("[role=alert]");
  trouble.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(told(await ask(form)));
    form.submit();
  } catch {
    trouble.hidden = false; // taken back by the person, or refused by the device
  }
}

if (window.PublicKeyCredential && window.isSecureContext) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.querySelector("button[type=button]").addEventListener("click", () => send(form));
  }
  for (const none of document.querySelectorAll("[data-passkey-none]")) none.remove();
}
