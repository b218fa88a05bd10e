// Ways through a discussion: to what a comment answers and back, and from one new comment to the
// next, by buttons or, with the focus in it, the keys N and P.
import { button, filled, isPlain } from "./talk.js";

export function moveAbout(talk) {
  talk.section.addEventListener("click", (event) => {
    const up = event.target.closest("[data-parent]");
    const parent = up && isPlain(event) && talk.article(up.dataset.parent);
    if (!parent) return;
    event.preventDefault();
    offerWayBack(talk, parent, up.closest("article"));
    talk.go(parent);
  });
}

function offerWayBack(talk, parent, from) {
  talk.section.querySelector(".back-button")?.remove();
  const words = filled(talk.words.back, { number: from.dataset.comment });
  const back = button("back-button", words, () => {
    back.remove();
    talk.go(from);
  });
  (parent.querySelector(".comment-head") ?? parent).append(back);
}

export function markNew(talk, visit, own) {
  for (const article of talk.articles()) {
    const number = Number(article.dataset.comment);
    if (visit.isNew(number) && !own.has(number)) mark(article, talk.words.new);
  }
  const fresh = [...talk.section.querySelectorAll("article.is-new")];
  const elsewhere = visit.elsewhere();
  if (fresh.length || elsewhere) offerNew(talk, fresh, elsewhere, visit.unread(own));
}

function mark(article, word) {
  article.classList.add("is-new");
  const facts = article.querySelector(".comment-facts");
  if (!facts || facts.querySelector(".comment-new")) return;
  const badge = document.createElement("strong");
  badge.className = "comment-new";
  badge.textContent = word;
  facts.append(" ", badge);
}

// `elsewhere`: the number of one on another page.
function offerNew(talk, fresh, elsewhere, unread) {
  const visited = new Set();
  const next = button("thread-tool", "", () => step(1));
  next.setAttribute("aria-keyshortcuts", "n");
  talk.tools?.append(next);
  count();
  talk.section.addEventListener("keydown", (event) => {
    const direction = { n: 1, p: -1 }[event.key];
    const isTyped = event.target.closest("input, textarea, select, [contenteditable]");
    if (direction && !isTyped && isPlain(event)) step(direction);
  });

  function count() {
    next.textContent = filled(talk.words.nextNew, { number: unread - visited.size });
  }

  function step(direction) {
    const here = document.activeElement.closest("[data-comment]");
    const found = direction > 0 ? after(here) : before(here);
    if (!found && direction > 0 && elsewhere) return location.assign(`${talk.address}comment/${elsewhere}/`);
    if (!found) return talk.say(talk.words.nothingNew);
    visited.add(found);
    count();
    talk.go(found);
  }

  function after(here) {
    const left = fresh.filter((one) => !visited.has(one));
    return left.find((one) => here && follows(one, here)) ?? left[0];
  }

  function before(here) {
    return fresh.findLast((one) => here && follows(here, one));
  }
}

function follows(one, other) {
  return Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
}
