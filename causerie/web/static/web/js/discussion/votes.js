// [data-vote]: a vote counts at once, and is taken back where the server refuses it. Pressed again
// it is none.
import { post } from "./ask.js";
import { isPlain } from "./talk.js";

// Of each article, what its reader wants while an earlier wish is on its way.
const wishes = new WeakMap();

export function countVotes(talk) {
  talk.section.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-vote]");
    if (!pressed || !isPlain(event)) return;
    event.preventDefault();
    wish(talk, pressed);
  });
  talk.section.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches("[data-vote]")) return;
    event.preventDefault();
    wish(talk, event.target);
  });
}

// To its reader a vote is a switch.
export function showVote(article, vote) {
  for (const link of article.querySelectorAll("[data-vote]")) {
    link.role = "button";
    link.ariaPressed = String(Number(link.dataset.vote) === vote);
  }
}

async function wish(talk, pressed) {
  const article = pressed.closest("article");
  const me = await talk.me();
  if (!me.signed_in) return invite(talk, article, pressed);
  const before = voteOf(article);
  const direction = Number(pressed.dataset.vote);
  const wanted = direction === before ? 0 : direction;
  change(article, wanted);
  const isUnderWay = wishes.has(article);
  wishes.set(article, wanted);
  if (!isUnderWay) await send(talk, article, pressed.href, before);
}

async function send(talk, article, address, before) {
  let told = before;
  while (wishes.get(article) !== told) {
    const wanted = wishes.get(article);
    const answer = await post(address, { direction: wanted });
    if (!answer?.ok) {
      change(article, told);
      await talk.complain(article, answer);
      break;
    }
    told = wanted;
  }
  wishes.delete(article);
}

function voteOf(article) {
  return Number(article.querySelector('[data-vote][aria-pressed="true"]')?.dataset.vote ?? 0);
}

function change(article, vote) {
  const before = voteOf(article);
  const counts = { 1: article.querySelector("[data-up]"), "-1": article.querySelector("[data-down]") };
  if (before) add(counts[before], -1);
  if (vote) add(counts[vote], 1);
  showVote(article, vote);
}

function add(place, number) {
  place.textContent = Math.max(0, Number(place.textContent) + number) || "";
}

// The same words that invite everybody, beside what they would have voted on.
function invite(talk, article, pressed) {
  const invitation = talk.section.querySelector("[data-invitation] .invitation-words");
  if (!invitation) return location.assign(pressed.href);
  const note = talk.note(article, ...invitation.cloneNode(true).childNodes);
  note.querySelector("a")?.focus();
}
