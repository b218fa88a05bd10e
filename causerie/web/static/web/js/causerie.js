// The behaviours of a page; each finds its elements by a data- attribute and leaves the rest alone.
import { chooseAppearance } from "./appearance.js";
import { playOnClick } from "./embed.js";
import { closeMenus } from "./menus.js";

chooseAppearance(document);
closeMenus(document);
playOnClick(document);
