// What is true of a discussion for its reader alone: it comes by one call, when they come near.
import { post } from "./ask.js";
import { markNew } from "./moving.js";
import { noteSeen, seenHere } from "./seen.js";
import { button, isPlain, link, made } from "./talk.js";
import { Visit } from "./visit.js";
import { showVote } from "./votes.js";

export async function showMine(talk, putIn) {
  const me = await talk.me();
  const seen = me.signed_in ? me.seen : seenHere(talk.id);
  const own = new Set(Object.keys(me.own ?? {}).map(Number));
  if (seen !== null && seen !== undefined) markNew(talk, new Visit(talk, seen), own);
  noteSeen(talk, me, seen);
  if (!me.signed_in) return;
  for (const article of talk.articles()) showOne(talk, me, own, article);
  for (const waiting of me.waiting) putIn(waiting);
  for (const handle of me.muted) mute(talk, handle, true);
  offerFollowing(talk, me);
  // The branches in which they have written, whatever page those stand on.
  if (talk.articles().length) offerWay(talk, `${talk.address}by/${me.handle}/`, talk.words.own);
  if (me.may_moderate) offerWay(talk, `${talk.address}moderate/`, talk.words.moderateAll);
}

function offerWay(talk, address, words) {
  talk.tools?.append(link(address, words));
}

function showOne(talk, me, own, article) {
  const number = Number(article.dataset.comment);
  showVote(article, me.votes[number] ?? 0);
  const menu = article.querySelector("[data-more] ul");
  if (!menu) return;
  if (own.has(number) && !article.classList.contains("is-mine")) showOwn(talk, me, article, menu);
  const isOffered = menu.querySelector("[data-moderate]");
  if (me.may_moderate && !isOffered) offer(menu, `${pathOf(article)}moderate/`, talk.words.moderate, "moderate");
}

function showOwn(talk, me, article, menu) {
  article.classList.add("is-mine");
  for (const other of menu.querySelectorAll("[data-mute], [data-report]")) other.closest("li").remove();
  const number = article.dataset.comment;
  const own = `${talk.address.replace(/\d+\/$/, "own/")}${me.own[number]}/`;
  if (me.editable[number]) offer(menu, `${own}edit/`, talk.words.edit, "edit");
  offer(menu, `${own}locale/`, talk.words.language, "language");
  offer(menu, `${own}withdraw/`, talk.words.withdraw, "withdraw");
}

function pathOf(article) {
  return article.querySelector("[data-permalink]").getAttribute("href");
}

function offer(menu, address, words, name) {
  const item = document.createElement("li");
  const way = link(address, words);
  way.dataset[name] = "";
  item.append(way);
  menu.append(item);
}

function offerFollowing(talk, me) {
  // The page that is the reader's own has a form for it.
  if (!talk.tools || talk.section.querySelector('form[action$="/follow/"]')) return;
  let isOn = me.following;
  const toggle = button("thread-tool", talk.words.follow, async () => {
    show(!isOn);
    const answer = await post(`${talk.address}follow/`, { on: Number(isOn) });
    if (answer?.ok) return;
    show(!isOn);
    talk.say(talk.words.failed);
  });
  toggle.dataset.following = "";
  show(isOn);
  talk.tools.append(toggle);

  function show(on) {
    isOn = on;
    toggle.ariaPressed = String(on);
  }
}

// [data-mute]: from the menu, and folded at once.
export function offerMuting(talk) {
  talk.section.addEventListener("click", async (event) => {
    const way = event.target.closest("[data-mute]");
    if (!way || !isPlain(event) || !talk.maySignedIn) return;
    event.preventDefault();
    const article = way.closest("article");
    const { author } = article.dataset;
    const isOn = !article.querySelector(".comment-muted");
    await talk.me();
    const answer = await post(way.href, { on: Number(isOn) });
    if (!answer?.ok) return talk.complain(article, answer);
    mute(talk, author, isOn);
    talk.say(isOn ? talk.words.muted : talk.words.heard);
  });
}

function mute(talk, handle, isOn) {
  const theirs = talk.articles().filter((article) => article.dataset.author === handle);
  for (const article of theirs) (isOn ? fold : open)(talk, article);
}

function fold(talk, article) {
  if (article.querySelector(".comment-muted")) return;
  const folded = made("details", "comment-muted");
  folded.append(made("summary", "", talk.words.muted));
  const head = article.querySelector(".comment-head");
  folded.append(...[...article.children].filter((child) => child !== head));
  article.append(folded);
  label(article, talk.words.unmute);
}

function open(talk, article) {
  const folded = article.querySelector(".comment-muted");
  if (!folded) return;
  folded.querySelector("summary").remove();
  folded.replaceWith(...folded.childNodes);
  label(article, talk.words.mute);
}

function label(article, words) {
  const way = article.querySelector("[data-mute]");
  if (way) way.textContent = words;
  article.querySelector("[data-more]")?.removeAttribute("open");
}
