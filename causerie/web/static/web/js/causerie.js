// The behaviours of a page; each finds its elements by a data- attribute and leaves the rest alone.
import { chooseAppearance } from "./appearance.js";
import { playOnClick } from "./embed.js";
import { boundFiles } from "./files.js";
import { showMe } from "./me.js";
import { closeMenus } from "./menus.js";
import { moveInOrder } from "./order.js";
import { usePasskeys } from "./passkeys.js";

chooseAppearance(document);
closeMenus(document);
playOnClick(document);
boundFiles(document);
moveInOrder(document);
showMe(document);
usePasskeys(document);
