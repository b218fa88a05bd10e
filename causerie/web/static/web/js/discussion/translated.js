// [data-translation]: comments in other languages than the page's. Their originals are one click
// away, translations come in where they land, and better words can be suggested.
import { get, post, read } from "./ask.js";
import { button, filled, isPlain, parsed, spans } from "./talk.js";

// A reader who waits longer reads the original.
const PAUSES_SECONDS = [1, 2, 4, 8, 15, 30, 30, 30, 60, 60];
const SELECTION_PAUSE_MILLISECONDS = 160;
// What an address may hold.
const WORDS_LENGTH_MAX = 600;
const GAP_PIXELS = 8;
const MACHINE = '[data-translation="machine"], [data-translation="corrected"]';

export function readTranslated(talk) {
  if (talk.lookForTranslations) return talk.lookForTranslations();
  swapOnClick(talk);
  talk.lookForTranslations = awaitTranslations(talk);
  talk.originalOf = (text, article) => originalOf(text, article);
  if (talk.maySignedIn) suggestOnSelection(talk);
}

// One comment's original in the place of its translation, and back again.
function swapOnClick(talk) {
  talk.section.addEventListener("click", async (event) => {
    const way = event.target.closest("[data-swap]");
    if (!way || !isPlain(event)) return;
    event.preventDefault();
    const said = await read(await get(way.href));
    if (!said.original) return location.assign(way.href);
    if (!said.translation) return talk.note(way.closest("article"), said.words);
    swap(talk, way, said);
  });
}

function swap(talk, way, said) {
  const article = way.closest("article");
  const text = article.querySelector("[data-text]");
  const isOriginal = text.lang === said.original.lang;
  show(text, isOriginal ? said.translation : said.original);
  const mark = way.closest("[data-translation]");
  mark.firstChild.data = `${isOriginal ? said.words : said.original.language} `;
  way.textContent = isOriginal ? talk.words.showOriginal : talk.words.showTranslation;
}

function show(text, { html, lang, dir }) {
  text.replaceChildren(parsed(html));
  text.lang = lang;
  text.dir = dir;
}

// Asks for those that are still to come, less and less often; the function that it answers begins
// anew.
function awaitTranslations(talk) {
  let turn = 0;
  let timer = 0;
  let count = 0;
  talk.section.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-translate]")) return;
    event.preventDefault();
    event.target.hidden = true;
    event.target.nextElementSibling?.focus({ preventScroll: true });
    look(event.target.elements.numbers.value);
  });
  document.addEventListener("visibilitychange", () => timer || plan());
  begin();
  return begin;

  function begin() {
    turn = 0;
    clearTimeout(timer);
    plan();
  }

  function plan() {
    timer = 0;
    const isLeft = turn < PAUSES_SECONDS.length && pending(talk).length;
    if (!isLeft) return tell();
    if (!document.hidden) timer = setTimeout(look, PAUSES_SECONDS[turn++] * 1000);
  }

  async function look(numbers = spans(pending(talk))) {
    const answer = await post(`${talk.address}translations/${location.search}`, { numbers });
    const more = answer?.ok ? putIn(talk, await read(answer)) : 0;
    count += more;
    // Said once, when no others follow at once.
    if (!more) tell();
    plan();
  }

  function tell() {
    if (count) talk.say(filled(talk.words.translated, { number: count }));
    count = 0;
  }
}

// One's own stay as one has written them.
function pending(talk) {
  const articles = [...talk.section.querySelectorAll('[data-comment]:has([data-translation="pending"])')];
  return articles.filter((one) => !one.matches(".is-mine")).map((one) => Number(one.dataset.comment));
}

// How many are translated now. What one reads stays where it is.
function putIn(talk, { texts, marks }) {
  const anchor = talk.articles().find((one) => one.getBoundingClientRect().bottom > 0);
  const before = anchor?.getBoundingClientRect().top;
  const root = document.documentElement;
  root.style.overflowAnchor = "none";
  let count = 0;
  for (const [number, mark] of Object.entries(marks ?? {})) remark(talk.article(number), mark);
  for (const [number, said] of Object.entries(texts ?? {})) {
    const article = talk.article(number);
    if (article && !isHeld(article)) count += put(article, said);
  }
  if (anchor) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
  requestAnimationFrame(() => (root.style.overflowAnchor = ""));
  return count;
}

// Whoever marks words in it wants them to stay.
function isHeld(article) {
  const selection = getSelection();
  return !selection.isCollapsed && selection.containsNode(article, true);
}

function put(article, said) {
  const text = article.querySelector("[data-text]");
  if (text) show(text, said);
  remark(article, said.mark);
  return article.querySelector(MACHINE) ? 1 : 0;
}

function remark(article, html) {
  article?.querySelector("[data-translation]")?.replaceWith(parsed(html));
}

// Who quotes translated words quotes what was said; everybody reads it in their own language.
async function originalOf(text, article) {
  const way = translatedWay(article);
  if (!way) return null;
  const words = text.length > WORDS_LENGTH_MAX ? "" : encodeURIComponent(text);
  return (await read(await get(`${way.href}?words=${words}`))).quoted;
}

// None where the original stands there at present.
function translatedWay(article) {
  const text = article?.querySelector("[data-text]");
  const isHere = text?.lang === document.documentElement.lang;
  return isHere && article.querySelector(`:is(${MACHINE}) [data-swap]`);
}

function suggestOnSelection(talk) {
  const offer = button("suggest-button", talk.words.suggest, () => {
    const found = selected();
    const { href } = found.article.querySelector("[data-permalink]");
    location.assign(`${href}suggest/?words=${encodeURIComponent(found.text)}`);
  });
  offer.hidden = true;
  offer.addEventListener("pointerdown", (event) => event.preventDefault());
  document.body.append(offer);
  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(look, SELECTION_PAUSE_MILLISECONDS);
  });
  // Somebody may have been faster than this script.
  look();

  function look() {
    const found = selected();
    offer.hidden = !found;
    if (found) place(offer, found.range);
  }
}

function selected() {
  const selection = getSelection();
  const text = selection.toString().trim();
  if (!text || text.length > WORDS_LENGTH_MAX) return null;
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  const article = (around.closest ? around : around.parentElement).closest("[data-text]")?.closest("[data-comment]");
  return translatedWay(article) ? { text, range, article } : null;
}

// Below the button for quoting, where there is one.
function place(offer, range) {
  const box = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
  const quote = document.querySelector(".quote-button:not([hidden])");
  const below = quote ? quote.offsetHeight + GAP_PIXELS : 0;
  const edge = document.documentElement.clientWidth - offer.offsetWidth - GAP_PIXELS;
  offer.style.insetBlockStart = `${box.bottom + scrollY + GAP_PIXELS + below}px`;
  offer.style.left = `${Math.max(GAP_PIXELS, Math.min(box.right, edge)) + scrollX}px`;
}
