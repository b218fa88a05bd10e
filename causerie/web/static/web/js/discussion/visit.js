// What is new in this visit, on whichever page. The mark of what one has seen is one number: a
// glance at the last would make all old.
import { recall, remember } from "./store.js";

const MILLISECONDS = 30 * 60 * 1000;
const NUMBERS_MAX = 2000;

export class Visit {
  constructor(talk, seen) {
    const key = `causerie-visit-${talk.id}`;
    const before = recall(key, "sessionStorage");
    const goesOn = before && Date.now() - before.at < MILLISECONDS;
    this.seen = seen;
    this.start = goesOn ? Math.min(before.start, seen) : seen;
    this.read = new Set(goesOn ? before.read : []);
    this.last = Number(talk.section.dataset.last);
    const here = talk.articles().map((article) => Number(article.dataset.comment));
    // What has stood on no page yet, nor here, is elsewhere.
    this.stood = new Set([...this.read, ...here.filter((number) => number > this.start)]);
    const read = [...this.stood].slice(-NUMBERS_MAX);
    // Opened again, a page keeps its new ones.
    here.forEach((number) => number > seen && this.read.delete(number));
    remember(key, { start: this.start, at: Date.now(), read }, "sessionStorage");
  }

  isNew(number) {
    return number > this.seen || (number > this.start && !this.read.has(number));
  }

  unread(own) {
    const mine = [...own].filter((number) => number > this.start && !this.read.has(number));
    return Math.max(0, this.last - this.start - this.read.size - mine.length);
  }

  elsewhere() {
    let number = this.start + 1;
    while (this.stood.has(number)) number += 1;
    return number <= this.last && number;
  }
}
