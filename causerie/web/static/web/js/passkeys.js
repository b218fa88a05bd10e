// [data-passkey]: a form whose `credential` the device fills in: it makes a passkey ("create"), or
// signs with one ("get"). It is hidden, and [data-passkey-none] says why, until it is known that the
// browser can.

export function usePasskeys(root) {
  if (!knowsPasskeys()) return;
  for (const none of root.querySelectorAll("[data-passkey-none]")) none.hidden = true;
  for (const form of root.querySelectorAll("[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form);
    });
  }
}

function knowsPasskeys() {
  // Only a secure page has it.
  return "parseCreationOptionsFromJSON" in (window.PublicKeyCredential ?? {});
}

async function send(form) {
  const button = form.querySelector("button");
  button.disabled = true;
  tell(form, null);
  try {
    const challenge = await challengeFor(form);
    if (!challenge) return location.reload();
    const credential = await ask[form.dataset.passkey](challenge);
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch (fault) {
    tell(form, fault.name);
  } finally {
    button.disabled = false;
  }
}

// Nothing, where the page has outlived what it rests on: the session, or a proof of who one is.
async function challengeFor(form) {
  const body = new FormData(form);
  body.delete("credential");
  body.set("asks", "challenge");
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
  if (answer.type === "opaqueredirect" || answer.status === 403) return null;
  if (!answer.ok) throw new DOMException("", answer.status === 429 ? "TooManyTries" : "NoAnswer");
  return (await answer.json()).publicKey;
}

const ask = {
  create: (challenge) =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(challenge),
    }),
  get: (challenge) =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(challenge),
    }),
};

// The texts stand in the form, each named by the fault that it is about.
function tell(form, fault) {
  const texts = [...form.querySelectorAll("[data-fault]")];
  const named = texts.find((text) => text.dataset.fault === fault);
  const told = fault && (named ?? texts.find((text) => text.dataset.fault === ""));
  for (const text of texts) text.hidden = text !== told;
}
