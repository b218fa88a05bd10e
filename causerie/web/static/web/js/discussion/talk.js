// One discussion on a page: its comments, its reader, and how it speaks to them. What it says
// stands in [data-words], in the language of the page.
import { get, read, useToken } from "./ask.js";

export class Talk {
  constructor(section) {
    this.section = section;
    this.address = section.dataset.address;
    this.id = section.dataset.thread;
    this.words = section.querySelector("[data-words]").dataset;
    this.tools = section.querySelector("[data-thread-tools]");
    // A page that knows no account is for everybody; it need not ask who reads it.
    this.maySignedIn = document.querySelector("[data-me]") !== null;
    this.live = made("p", "visually-hidden");
    this.live.role = "status";
    section.append(this.live);
  }

  articles() {
    return [...this.section.querySelectorAll("[data-comment]")];
  }

  article(number) {
    return this.section.querySelector(`[data-comment="${Number(number)}"]`);
  }

  // Asked once, when it is first needed.
  me() {
    this.asked ??= this.maySignedIn ? this.ask() : Promise.resolve({ signed_in: false });
    return this.asked;
  }

  async ask() {
    const numbers = spans(this.articles().map((article) => Number(article.dataset.comment)));
    const answer = await get(`${this.address}mine.json?numbers=${numbers}`);
    const me = answer?.ok ? await read(answer) : {};
    useToken(me.csrf);
    return me;
  }

  say(text) {
    this.live.textContent = "";
    requestAnimationFrame(() => (this.live.textContent = text));
  }

  // Beside the comment that it is about; words or elements.
  note(article, ...what) {
    article.querySelector(".comment-note")?.remove();
    const note = made("p", "comment-note");
    note.append(...what);
    article.append(note);
    this.say(note.textContent);
    return note;
  }

  async complain(article, answer) {
    const said = await read(answer);
    if (said.sign_in) this.note(article, link(said.sign_in, this.words.signIn));
    else this.note(article, said.refused ?? this.words.failed);
  }

  // Into view and in focus, whatever was folded around it.
  go(article) {
    article.dispatchEvent(new CustomEvent("reveal", { bubbles: true }));
    article.focus({ preventScroll: true });
    article.scrollIntoView({ block: "start" });
  }
}

// `[1, 2, 3, 7]` as `1-3,7`.
export function spans(numbers) {
  const found = [];
  for (const number of [...numbers].sort((one, other) => one - other)) {
    const last = found.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(",");
}

export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_found, name) => values[name]);
}

export function made(tag, className = "", text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

export function button(className, text, press) {
  const element = made("button", className, text);
  element.type = "button";
  element.addEventListener("click", press);
  return element;
}

export function link(address, text) {
  const element = made("a", "", text);
  element.href = address;
  element.rel = "nofollow";
  return element;
}

// The button of the mouse, and no key that asks for a new tab.
export function isPlain(event) {
  return !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button);
}

export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
