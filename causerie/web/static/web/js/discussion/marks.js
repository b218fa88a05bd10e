// [data-toolbar]: buttons that write the marks of bold type, lists, links and so on into a text, and
// emoji. The browser's own "undo" takes them back.
import { button } from "./talk.js";

const AROUND = { bold: "**", italic: "*", code: "`" };
const BEFORE = { quote: "> ", list: "- ", spoiler: ">! " };
const EMOJI = [
  ..."😀😂🙂😉😍😎🤔😅😭😢😡😱😴🙄🤷🤦🙏👍👎👏💪👋👀❤💔🔥⭐🎉☕🍀🌍🌊🌱🐈🐕🚲⛵📚💡❓",
];

export function offerMarks(form, text) {
  const place = form.querySelector("[data-toolbar]");
  const tools = form.querySelector("[data-composer-tools]");
  if (!place || place.childElementCount) return;
  place.append(tools.content.cloneNode(true));
  place.hidden = false;
  for (const tool of place.querySelectorAll("[data-mark]")) {
    tool.addEventListener("click", () => mark(text, tool.dataset.mark));
  }
  const panel = place.querySelector("[data-emoji]");
  for (const emoji of EMOJI) panel?.append(button("emoji", emoji, () => writeEmoji(text, panel, emoji)));
  walkByArrows(place);
}

// One stop of the tabulator; the arrows lead from tool to tool.
function walkByArrows(place) {
  const tools = [...place.querySelectorAll("[data-mark], summary")];
  tools.forEach((tool, index) => (tool.tabIndex = index ? -1 : 0));
  place.addEventListener("keydown", (event) => {
    const here = tools.indexOf(event.target);
    const isBackwards = getComputedStyle(place).direction === "rtl";
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (here < 0 || !step) return;
    event.preventDefault();
    const next = tools.at((here + (isBackwards ? -step : step)) % tools.length);
    for (const tool of tools) tool.tabIndex = tool === next ? 0 : -1;
    next.focus();
  });
}

function writeEmoji(text, panel, emoji) {
  panel.closest("details")?.removeAttribute("open");
  replace(text, text.selectionStart, text.selectionEnd, emoji);
}

function mark(text, kind) {
  const { value, selectionStart: start, selectionEnd: end } = text;
  const chosen = value.slice(start, end);
  if (kind === "link") return writeLink(text, start, end, chosen);
  if (kind === "code" && chosen.includes("\n")) return replace(text, start, end, `\n\`\`\`\n${chosen}\n\`\`\`\n`);
  if (BEFORE[kind]) return markLines(text, BEFORE[kind]);
  const sign = AROUND[kind];
  replace(text, start, end, sign + chosen + sign);
  const inside = start + sign.length;
  text.setSelectionRange(inside, inside + chosen.length);
}

function writeLink(text, start, end, chosen) {
  const isAddress = /^https?:\/\/\S+$/.test(chosen);
  const [words, address] = isAddress ? ["", chosen] : [chosen, "https://"];
  replace(text, start, end, `[${words}](${address})`);
  const place = isAddress || !words ? start + 1 : start + words.length + 3;
  text.setSelectionRange(place, isAddress || !words ? place : place + address.length);
}

function markLines(text, sign) {
  const { value } = text;
  const start = value.lastIndexOf("\n", text.selectionStart - 1) + 1;
  const next = value.indexOf("\n", text.selectionEnd);
  const end = next < 0 ? value.length : next;
  const lines = value.slice(start, end).split("\n");
  replace(text, start, end, lines.map((line) => sign + line).join("\n"));
}

// As a block of its own; the next words stand below it.
export function writeLines(text, lines) {
  const { value, selectionEnd: place } = text;
  const before = value.slice(0, place);
  const gap = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  replace(text, place, place, `${gap}${lines}\n\n`);
}

function replace(text, start, end, words) {
  text.focus();
  text.setSelectionRange(start, end);
  if (document.execCommand("insertText", false, words)) return;
  text.setRangeText(words, start, end, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
}
