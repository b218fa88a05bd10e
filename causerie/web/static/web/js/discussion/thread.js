// [data-thread]: everything that scripts add to a discussion.
import { composeInPlace } from "./composing.js";
import { copyLinks } from "./copying.js";
import { foldBranches } from "./folding.js";
import { offerMuting, showMine } from "./mine.js";
import { moveAbout } from "./moving.js";
import { quoteSelected } from "./quoting.js";
import { Talk } from "./talk.js";
import { tellTimes } from "./times.js";
import { countVotes } from "./votes.js";

// Readers come near when they are two screens away.
const NEAR = "200%";

const forms = document.querySelectorAll("[data-composer]");
if (forms.length) import("./composer.js").then(({ equip }) => forms.forEach((form) => equip(form)));
for (const section of document.querySelectorAll("[data-thread]:has([data-words])")) join(section);

function join(section) {
  const talk = new Talk(section);
  const tell = tellTimes(section);
  talk.freshen = () => {
    tell();
    if (!section.querySelector("[data-translation]")) return;
    import("./translated.js").then(({ readTranslated }) => readTranslated(talk));
  };
  const offerFolding = foldBranches(talk);
  const composing = composeInPlace(talk, offerFolding);
  moveAbout(talk);
  countVotes(talk);
  copyLinks(talk);
  offerMuting(talk);
  quoteSelected(talk, composing);
  talk.freshen();
  new IntersectionObserver(([entry], observer) => {
    if (!entry.isIntersecting) return;
    observer.disconnect();
    showMine(talk, composing.putIn);
  }, { rootMargin: NEAR }).observe(section);
}
