// The behaviours of a page; each finds its elements by a data- attribute and leaves the rest alone.
import { playOnClick } from "./embed.js";

playOnClick(document);
