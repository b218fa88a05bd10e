// [data-fold]: a button that folds the answers to a comment away; remembered as long as the tab.
import { button, filled } from "./talk.js";
import { recall, remember } from "./store.js";

// The browser's own search opens what it finds; where it cannot, this is as good as `hidden`.
const HIDDEN = "until-found";

export function foldBranches(talk) {
  const key = `causerie-folded-${talk.id}`;
  const folded = new Set(recall(key, "sessionStorage") ?? []);
  for (const article of talk.articles()) offer(article);
  talk.section.addEventListener("reveal", (event) => reveal(event.target));
  talk.section.addEventListener("beforematch", (event) => reveal(event.target));
  addEventListener("hashchange", showTarget);
  showTarget();
  return offer;

  function offer(article) {
    const branch = branchOf(article);
    const place = article.querySelector("[data-fold]") ?? article;
    if (!branch || place.querySelector(".fold-button")) return;
    const press = () => fold(article, !branch.hidden);
    place.append(button("fold-button", "", press));
    fold(article, folded.has(article.dataset.comment));
  }

  function fold(article, isFolded) {
    const branch = branchOf(article);
    const toggle = article.querySelector(".fold-button");
    const number = branch.querySelectorAll("article").length;
    branch.hidden = isFolded ? HIDDEN : false;
    article.parentElement.classList.toggle("is-folded", isFolded);
    toggle.ariaExpanded = String(!isFolded);
    toggle.textContent = isFolded ? filled(talk.words.unfold, { number }) : talk.words.fold;
    if (isFolded) folded.add(article.dataset.comment);
    else folded.delete(article.dataset.comment);
    remember(key, [...folded], "sessionStorage");
  }

  function reveal(target) {
    for (let branch = target.closest("ol[hidden]"); branch; branch = outer(branch)) {
      fold(branch.parentElement.querySelector(":scope > article"), false);
    }
  }

  function showTarget() {
    const target = /^#c\d+$/.test(location.hash) && talk.article(location.hash.slice(2));
    if (!target) return;
    reveal(target);
    talk.go(target);
  }
}

function outer(branch) {
  return branch.parentElement.closest("ol[hidden]");
}

export function branchOf(article) {
  return article.parentElement.querySelector(":scope > ol");
}
