// [data-me]: the link to one's account on a page that is the same for everybody. It gets its
// person's name and picture, [data-me-unread] the number of new answers; this browser gets the
// colours and the text size of the account.
import { apply, chosen } from "./appearance.js";

const HOUR_MILLISECONDS = 3600 * 1000;

export async function showMe(root) {
  const link = root.querySelector("[data-me]");
  if (!link) return;
  const me = await ask(link.dataset.me);
  if (!me?.signed_in) return;
  name(link, me);
  tellUnread(root.querySelector("[data-me-unread]"), me);
  const send = sender(link.dataset.meAppearance, me.csrf);
  bringAppearance(me, send);
  root.addEventListener("change", (event) => {
    if (event.target.closest("[data-appearance]")) send(chosen());
  });
  tellSeen(link.dataset.meSeen, me.csrf);
}

async function ask(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    return answer.ok ? await answer.json() : null;
  } catch {
    // Away from the net the page is as good without a name.
    return null;
  }
}

function name(link, me) {
  const label = link.querySelector("[data-me-name]");
  const place = link.querySelector(".masthead-portrait");
  const picture = document.createElement("img");
  Object.assign(picture, { src: me.portrait, width: 24, height: 24, alt: "" });
  picture.className = "portrait";
  place.replaceChildren(picture);
  link.title = me.name;
  link.ariaLabel = `${label.textContent}: ${me.name}`;
  label.textContent = me.name;
  label.dir = "auto";
}

// Answers that are new, as a number; whoever hears it is told what it counts.
function tellUnread(link, me) {
  if (!link || !me.unread) return;
  link.textContent = me.unread_shown;
  link.ariaLabel = me.unread_said;
  link.title = me.unread_said;
  link.hidden = false;
}

// The account's choice wins where it is another than this browser saw last: then it was made later,
// in another place. What is chosen here is sent there.
function bringAppearance(me, send) {
  const accounts = `${me.theme} ${me.text}`;
  const seen = read("causerie-account");
  if (seen === null && accounts === " ") {
    const { theme, text } = chosen();
    if (theme || text) return send({ theme, text });
  } else if (seen !== accounts) {
    apply("theme", me.theme);
    apply("text", me.text);
  }
  write("causerie-account", accounts);
}

function sender(address, csrf) {
  return async ({ theme, text }) => {
    if (await post(address, csrf, { theme, text_size: text })) {
      write("causerie-account", `${theme} ${text}`);
    }
  };
}

async function tellSeen(address, csrf) {
  if (Date.now() - Number(read("causerie-seen")) < HOUR_MILLISECONDS) return;
  if (await post(address, csrf, {})) write("causerie-seen", Date.now());
}

async function post(address, csrf, fields) {
  try {
    const body = new URLSearchParams(fields);
    const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": csrf } });
    return answer.ok;
  } catch {
    return false;
  }
}

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is switched off: the next page asks again.
  }
}
