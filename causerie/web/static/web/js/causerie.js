// The behaviours of a page; each finds its elements by a data- attribute and leaves the rest alone.
// What only a few pages need is asked for by them.
import { chooseAppearance } from "./appearance.js";
import { playOnClick } from "./embed.js";
import { boundFiles } from "./files.js";
import { showMe } from "./me.js";
import { closeMenus } from "./menus.js";

chooseAppearance(document);
closeMenus(document);
playOnClick(document);
boundFiles(document);
showMe(document);

if (document.querySelector("[data-order]")) {
  import("./order.js").then(({ moveInOrder }) => moveInOrder(document));
}
if (document.querySelector("[data-passkey]")) {
  import("./passkeys.js").then(({ usePasskeys }) => usePasskeys(document));
}
if (document.querySelector("[data-thread], [data-composer]")) import("./discussion/thread.js");
