// [data-composer]: the form in which a comment is written. It sends itself, and keeps what is typed
// until that has arrived.
import { post, read, useToken } from "./ask.js";
import { keepDraft } from "./drafts.js";
import { countLength } from "./length.js";
import { completeNames } from "./mentions.js";
import { showPreview } from "./preview.js";
import { button, link, made, parsed } from "./talk.js";
import { offerMarks, writeLines } from "./marks.js";

export function equip(form, { onPosted = leave, onClose, onRenewed, talk } = {}) {
  const { text } = form.elements;
  const words = form.querySelector("[data-composer-tools]").dataset;
  let isOnItsWay = false;
  useToken(form.elements.csrfmiddlewaretoken?.value);
  const note = made("p", "composer-note");
  note.role = "alert";
  text.after(note);
  offerMarks(form, text);
  countLength(form, text, words);
  completeNames(form, text, words, talk);
  const preview = showPreview(form, text, words);
  const draft = keepDraft(form, text, tellDraft);
  if (onClose) offerClosing();
  form.addEventListener("quoted", (event) => writeLines(text, event.detail));
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(submitter());
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.matches("[data-preview-button]")) return preview.toggle();
    send(event.submitter?.getAttribute("formaction") ?? form.getAttribute("action"));
  });
  return form;

  function submitter() {
    return form.querySelector("[data-post]");
  }

  // The key in the form sees to it that a text arrives once, however often it is sent.
  async function send(address) {
    if (isOnItsWay) return;
    isOnItsWay = true;
    form.ariaBusy = "true";
    note.replaceChildren();
    const fields = new FormData(form);
    fields.delete("csrfmiddlewaretoken");
    const answer = await post(address, fields);
    isOnItsWay = false;
    form.ariaBusy = null;
    if (answer?.status === 422) return renew(await answer.text());
    const said = await read(answer);
    if (!answer?.ok || !said.url) return complain(said);
    draft.drop();
    onPosted(said);
  }

  function complain(said) {
    if (!said.sign_in) return (note.textContent = said.refused ?? words.failed);
    const door = link(said.sign_in, words.signIn);
    door.target = "_blank";
    note.replaceChildren(words.signedOut, " ", door);
  }

  // The same form, with what is wrong and what was typed; and what stands above it.
  function renew(html) {
    const piece = parsed(html);
    const renewed = piece.querySelector("[data-composer]");
    if (!renewed) return complain({});
    for (const old of form.parentElement.querySelectorAll(":scope > .conflict")) old.remove();
    form.replaceWith(piece);
    equip(renewed, { onPosted, onClose, onRenewed, talk });
    onRenewed?.(renewed);
    renewed.elements.text.focus();
  }

  function tellDraft() {
    const drop = button("link-button", words.discard, () => {
      draft.discard();
      note.replaceChildren();
      text.focus();
    });
    note.replaceChildren(words.restored, " ", drop);
  }

  function offerClosing() {
    const place = form.querySelector("[data-preview-button]").parentElement;
    place.append(button("button button-quiet", words.close, onClose));
    form.addEventListener("keydown", (event) => {
      const isMenu = event.target.closest("[data-menu][open]");
      if (event.key === "Escape" && !event.defaultPrevented && !isMenu) onClose();
    });
  }
}

function leave(posted) {
  location.assign(posted.url);
}
