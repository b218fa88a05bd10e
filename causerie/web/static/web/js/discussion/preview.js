// [data-preview-address]: how a text will look, and in which language it is taken to be.
import { post, read } from "./ask.js";
import { parsed } from "./talk.js";

const PAUSE_MILLISECONDS = 500;
// In fewer letters no language can be told.
const LETTERS_LEAST = 20;

export function showPreview(form, text, words) {
  const place = form.querySelector("[data-preview]");
  const shown = place.querySelector("[data-preview-text]");
  const toggleButton = form.querySelector("[data-preview-button]");
  let isOpen = !place.hidden;
  let timer = 0;
  let asked = "";
  // A closed discussion has none.
  if (!toggleButton) return;
  toggleButton.ariaExpanded = String(isOpen);
  text.addEventListener("input", () => {
    clearTimeout(timer);
    if (isOpen) timer = setTimeout(ask, PAUSE_MILLISECONDS);
  });
  text.addEventListener("change", () => {
    if (!isOpen && text.value.trim().length >= LETTERS_LEAST) ask();
  });
  return { toggle };

  function toggle() {
    isOpen = !isOpen;
    toggleButton.ariaExpanded = String(isOpen);
    asked = "";
    if (isOpen) ask();
    else place.hidden = true;
  }

  async function ask() {
    const typed = text.value;
    if (typed === asked) return;
    asked = typed;
    const answer = await post(form.dataset.previewAddress, { text: typed });
    // A later text may have been asked about meanwhile.
    if (typed !== asked) return;
    const said = await read(answer);
    if (answer?.ok) tell(said.language);
    if (isOpen) show(said);
  }

  function show(said) {
    shown.dir = said.dir ?? "auto";
    shown.lang = said.lang ?? "";
    place.querySelector("[data-preview-language]").textContent = said.language ?? "";
    if (said.html === undefined) shown.textContent = said.refused ?? words.failed;
    else shown.replaceChildren(parsed(said.html));
    place.hidden = false;
  }

  // In the first choice, which leaves it to the program.
  function tell(language) {
    const choice = form.elements.said_locale?.options[0];
    if (!choice) return;
    choice.dataset.words ??= choice.text;
    choice.text = language ? words.recognised.replace("{language}", language) : choice.dataset.words;
  }
}
