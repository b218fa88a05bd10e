// The composer in place: below the comment that is answered, or where one's own is changed.
import { get } from "./ask.js";
import { isPlain, made, parsed } from "./talk.js";

const WAYS = "[data-reply], [data-composer-link], [data-edit]";

export function composeInPlace(talk, offerFolding) {
  let place = null;
  let isOpening = false;
  talk.section.addEventListener("click", (event) => {
    const way = event.target.closest(WAYS);
    // Whoever must sign in first does so on the composer's own page.
    if (!way || !isPlain(event) || !talk.maySignedIn) return;
    event.preventDefault();
    open(way);
  });
  return { open, write, putIn };

  // One at a time; what was typed in another is its draft.
  async function open(way) {
    if (isOpening) return;
    if (place?.way === way) return place.form.elements.text.focus();
    isOpening = true;
    const module = import("./composer.js").catch(() => null);
    const [answer, composer] = await Promise.all([get(way.href), module]);
    isOpening = false;
    // On its own page it is said what is the matter, or where to sign in.
    if (!answer || !composer) return talk.say(talk.words.failed);
    if (!answer.ok) return location.assign(way.href);
    close();
    put(way, parsed(await answer.text()), composer.equip);
  }

  function put(way, piece, equip) {
    const article = way.closest("article");
    const element = made("div", "composer-place");
    element.append(piece);
    article?.querySelector("[data-more]")?.removeAttribute("open");
    (article ?? way.closest("[data-invitation]")).after(element);
    const onClose = () => {
      close();
      (article?.querySelector("[data-reply]") ?? way).focus();
    };
    place = { way, element };
    const onRenewed = (form) => (place.form = form);
    place.form = equip(element.querySelector("[data-composer]"), { onClose, onPosted, onRenewed, talk });
    place.form.elements.text.focus();
  }

  function close() {
    place?.element.remove();
    place = null;
  }

  // Into the composer that is open, or a new one: below `article`, if the text belongs to one.
  async function write(text, article) {
    if (!place) {
      const way = article?.querySelector("[data-reply]") ?? talk.section.querySelector("[data-composer-link]");
      await open(way);
    }
    place?.form.dispatchEvent(new CustomEvent("quoted", { detail: text }));
  }

  function onPosted(posted) {
    const { element, way } = place;
    const changed = way.matches("[data-edit]") ? way.closest("article") : null;
    element.remove();
    place = null;
    const article = changed ? replaced(changed, posted) : putIn(posted);
    if (!article) return location.assign(posted.url);
    const count = talk.section.querySelector("[data-count]");
    if (count && !changed && posted.number) count.textContent = talk.words.count.replace("{number}", posted.count);
    talk.say(posted.message || talk.words.posted);
    if (!posted.number || changed) return talk.go(article);
    // It becomes what the address names: marked, in view and in focus.
    location.replace(`#${article.id}`);
  }

  function replaced(old, posted) {
    const article = articleIn(posted.html);
    if (!article) return null;
    old.replaceWith(article);
    offerFolding(article);
    talk.freshen();
    return article;
  }

  // A comment of one's own, new or waiting, where it stands in the tree.
  function putIn({ html, parent, key }) {
    const article = articleIn(html);
    if (!article || talk.section.querySelector(`[data-key="${key}"]`)) return null;
    const above = parent && talk.article(parent);
    if (parent && !above) return null;
    const entry = document.createElement("li");
    entry.append(article);
    if (above) below(above.parentElement, entry);
    else beside(entry);
    if (above) offerFolding(above);
    talk.freshen();
    return article;
  }

  // Deeper than comments are shown, an answer stands beside what it answers.
  function below(parent, entry) {
    let depth = 0;
    for (let list = parent.closest("ol"); list; list = list.parentElement.closest("ol")) depth += 1;
    if (depth >= Number(talk.section.dataset.depth)) return parent.after(entry);
    let list = parent.querySelector(":scope > ol");
    if (!list) {
      list = made("ol", "comments-below");
      list.role = "list";
      parent.querySelector(":scope > article").after(list);
    }
    list.append(entry);
    entry.querySelector(".comment-to")?.classList.add("is-plain");
  }

  function beside(entry) {
    talk.section.querySelector(".thread-empty")?.remove();
    const list = talk.section.querySelector("ol.comments");
    if (talk.section.dataset.sorted === "page") list.append(entry);
    else list.prepend(entry);
  }
}

function articleIn(html) {
  return parsed(html ?? "").querySelector("article");
}
