// After an `@`, the people who write on this page: chosen by the arrows and Enter, or by a click.
import { made } from "./talk.js";

const OFFERED_MAX = 6;
const BEGUN = /(?:^|[^\w@./+-])@([a-z0-9-]*)$/i;
let lists = 0;

export function completeNames(form, text, words, talk) {
  if (!talk) return;
  const list = made("ul", "mention-list");
  list.role = "listbox";
  list.id = `mentions-${(lists += 1)}`;
  list.ariaLabel = words.people;
  list.hidden = true;
  text.after(list);
  text.setAttribute("aria-controls", list.id);
  text.setAttribute("aria-autocomplete", "list");
  let chosen = 0;
  text.addEventListener("input", offer);
  text.addEventListener("blur", () => setTimeout(close));
  text.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (list.hidden) return;
    if (step) choose((chosen + step + list.childElementCount) % list.childElementCount);
    else if (event.key === "Enter" || event.key === "Tab") take(list.children[chosen]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    take(event.target.closest("li"));
  });

  function begun() {
    return BEGUN.exec(text.value.slice(0, text.selectionStart))?.[1].toLowerCase();
  }

  function offer() {
    const letters = begun();
    if (letters === undefined || text.selectionStart !== text.selectionEnd) return close();
    const found = people(talk).filter(([handle, name]) => fits(letters, handle, name));
    list.replaceChildren(...found.slice(0, OFFERED_MAX).map(entry));
    list.hidden = !found.length;
    if (found.length) choose(0);
  }

  function entry([handle, name], place) {
    const item = made("li");
    item.role = "option";
    item.id = `${list.id}-${place}`;
    item.dataset.handle = handle;
    const shown = document.createElement("bdi");
    shown.textContent = name;
    item.append(shown, " ", made("span", "mention-handle", `@${handle}`));
    return item;
  }

  function choose(place) {
    chosen = place;
    [...list.children].forEach((item, index) => (item.ariaSelected = String(index === place)));
    text.setAttribute("aria-activedescendant", list.children[place].id);
  }

  function take(item) {
    if (!item) return;
    const start = text.selectionStart - begun().length;
    text.setRangeText(`${item.dataset.handle} `, start, text.selectionStart, "end");
    close();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function close() {
    list.hidden = true;
    text.removeAttribute("aria-activedescendant");
  }
}

// Whoever wrote last on this page stands first.
function people(talk) {
  const found = new Map();
  for (const article of talk.articles().reverse()) {
    const name = article.querySelector(".person-name")?.textContent;
    if (name && article.dataset.author) found.set(article.dataset.author, name);
  }
  return [...found];
}

function fits(letters, handle, name) {
  return handle.startsWith(letters) || name.toLowerCase().startsWith(letters);
}
