// Words that are selected in a comment or in the article can be quoted: by a button beside them, or
// from the menu of the comment.
import { button } from "./talk.js";

const ARTICLE_TEXT = ".article-body .block, .article-head h1, .article-head .standfirst";
const PAUSE_MILLISECONDS = 150;
const GAP_PIXELS = 8;
// What somebody else said, or what is folded away, is not quoted as a comment's own words.
const NOT_OWN = "figure, blockquote, details";

export function quoteSelected(talk, composing) {
  if (!talk.maySignedIn || !talk.section.querySelector("[data-composer-link]")) return;
  const offer = button("quote-button", talk.words.quote, () => {
    const found = selected(talk);
    offer.hidden = true;
    if (found) quote(found.text, found.article);
  });
  offer.hidden = true;
  // Pressed, it would take the selection away.
  offer.addEventListener("pointerdown", (event) => event.preventDefault());
  document.body.append(offer);
  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE_MILLISECONDS);
  });
  talk.section.addEventListener("toggle", (event) => offerInMenu(event.target), true);
  talk.section.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-quote]");
    if (!pressed) return;
    const article = pressed.closest("article");
    const found = selected(talk);
    quote(found?.article === article ? found.text : ownWords(article), article);
  });

  function show() {
    const found = selected(talk);
    offer.hidden = !found;
    if (found) put(offer, found.range);
  }

  async function quote(text, article) {
    const words = (await talk.originalOf?.(text, article)) ?? text;
    const source = article ? [`#${article.dataset.comment}`] : [];
    const lines = [...source, ...words.split("\n").map(plain)];
    getSelection().removeAllRanges();
    composing.write(lines.map((line) => `> ${line}`.trimEnd()).join("\n"), article);
  }

  function offerInMenu(menu) {
    const list = menu.matches("[data-more]") && menu.querySelector("ul");
    const article = menu.closest("[data-comment]");
    if (!list || list.querySelector("[data-quote]") || !article?.querySelector("[data-text]")) return;
    const item = document.createElement("li");
    const pressed = button("", talk.words.quote, () => menu.removeAttribute("open"));
    pressed.dataset.quote = "";
    item.append(pressed);
    list.prepend(item);
  }
}

function selected(talk) {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const text = selection.toString().trim();
  const around = range.commonAncestorContainer;
  const element = around.nodeType === Node.ELEMENT_NODE ? around : around.parentElement;
  const comment = element.closest("[data-text]");
  if (!text) return null;
  if (comment && talk.section.contains(comment)) {
    const article = comment.closest("[data-comment]");
    return article && { text, range, article };
  }
  const isOfArticle = element.closest(ARTICLE_TEXT) || element.matches(".article-body");
  return isOfArticle ? { text, range, article: null } : null;
}

function ownWords(article) {
  const blocks = [...article.querySelector("[data-text]").children];
  const own = blocks.filter((block) => !block.matches(NOT_OWN));
  return own.map((block) => block.innerText.trim()).join("\n\n");
}

// Signs that would be marks stay signs.
function plain(line) {
  return line.replace(/[\\`*[\]]/g, "\\$&").replace(/^(\s*)([-_>#]|\d+(?=[.)]))/, (_found, space, sign) =>
    /\d/.test(sign) ? `${space}${sign}` : `${space}\\${sign}`);
}

// Below the end of what is selected, where a telephone shows nothing of its own.
function put(offer, range) {
  const box = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
  const edge = document.documentElement.clientWidth - offer.offsetWidth - GAP_PIXELS;
  const left = Math.max(GAP_PIXELS, Math.min(box.right, edge));
  offer.style.insetBlockStart = `${box.bottom + scrollY + GAP_PIXELS}px`;
  offer.style.left = `${left + scrollX}px`;
}
