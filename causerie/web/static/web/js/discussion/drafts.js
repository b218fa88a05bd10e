// What is typed survives a reload and a lost session, until it is posted.
import { forget, keys, recall, remember } from "./store.js";

const PREFIX = "causerie-draft-";
const DAYS_MAX = 30;
const FIELDS = ["text", "key", "said_locale", "revision"];

export function keepDraft(form, text, tell) {
  sweep();
  // The address says what is answered or changed; in each language of the page it is the same text.
  const name = PREFIX + form.getAttribute("action").replace(/^.*\/discussion\//, "");
  const given = text.value;
  const kept = recall(name);
  if (kept && mayReturn(form, kept, given)) {
    fill(form, kept);
    tell();
  }
  form.addEventListener("input", save);
  return { drop: () => forget(name), discard };

  function save() {
    if (text.value === given || !text.value.trim()) return forget(name);
    const fields = FIELDS.map((field) => [field, form.elements[field]?.value ?? ""]);
    remember(name, { ...Object.fromEntries(fields), at: Date.now() });
  }

  function discard() {
    text.value = given;
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// What the server sends back is newer; a comment that was changed elsewhere is another text.
function mayReturn(form, kept, given) {
  const isRefused = form.querySelector('[aria-invalid="true"], .errorlist') !== null;
  const revision = form.elements.revision?.value ?? "";
  return !isRefused && kept.text !== given && (!given || (revision && kept.revision === revision));
}

function fill(form, kept) {
  for (const field of FIELDS) {
    if (form.elements[field] && kept[field] !== undefined) form.elements[field].value = kept[field];
  }
  form.elements.text.dispatchEvent(new Event("input", { bubbles: true }));
}

function sweep() {
  const earliest = Date.now() - DAYS_MAX * 86_400_000;
  for (const key of keys(PREFIX)) if (!(recall(key)?.at > earliest)) forget(key);
}
