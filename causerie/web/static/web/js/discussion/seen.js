// Up to which comment a reader has seen: told when they leave, kept in this browser for whoever has
// no account.
import { post } from "./ask.js";
import { recall, remember } from "./store.js";

const READ_MILLISECONDS = 1000;
const THREADS_MAX = 200;
const KEY = "causerie-seen-comments";

export function seenHere(thread) {
  return recall(KEY)?.[thread] ?? null;
}

export function noteSeen(talk, me, before) {
  let seen = before ?? 0;
  let told = seen;
  const timers = new Map();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(timers.get(target));
      if (isIntersecting) timers.set(target, setTimeout(() => see(target), READ_MILLISECONDS));
    }
  });
  for (const article of talk.articles()) observer.observe(article);
  document.addEventListener("visibilitychange", () => document.hidden && tell());
  addEventListener("pagehide", tell);

  function see(article) {
    observer.unobserve(article);
    seen = Math.max(seen, Number(article.dataset.comment));
  }

  function tell() {
    if (seen <= told) return;
    told = seen;
    if (me.signed_in) post(`${talk.address}seen/`, { number: seen }, { keepalive: true });
    else keep(talk.id, seen);
  }
}

function keep(thread, number) {
  const { [thread]: _old, ...others } = recall(KEY) ?? {};
  const latest = Object.entries(others).slice(-(THREADS_MAX - 1));
  remember(KEY, { ...Object.fromEntries(latest), [thread]: number });
}
