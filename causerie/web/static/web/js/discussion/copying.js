// [data-copy]: a link that is copied rather than followed.
import { isPlain } from "./talk.js";

export function copyLinks(talk) {
  talk.section.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-copy]");
    if (!link || !isPlain(event)) return;
    event.preventDefault();
    if (!(await copied(link.href))) return location.assign(link.href);
    const menu = link.closest("details");
    menu?.removeAttribute("open");
    menu?.querySelector("summary").focus();
    talk.say(talk.words.copied);
  });
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text);
  }
}

// For pages that came without encryption, where browsers have no clipboard.
function copiedBySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const isDone = document.execCommand("copy");
  field.remove();
  return isDone;
}
