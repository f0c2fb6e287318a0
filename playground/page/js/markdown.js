/** Discord's markdown as DOM nodes. Text becomes text nodes only, so no message can bring HTML. */

import { h } from "./dom.js";
import { timestamp } from "./time.js";

const FENCE = /(?<!\\)```(?:([\w+#.-]+)\n)?([\s\S]*?)```/g;

/**
 * Draw `text`. `names` finds whom and what a mention means: {person(id), findChannel(id), me}.
 */
export function markdown(text, names) {
  const fragment = document.createDocumentFragment();
  let start = 0;
  for (const fence of text.matchAll(FENCE)) {
    fragment.append(...blocks(text.slice(start, fence.index).replace(/\n$/, ""), names));
    fragment.append(h("pre", {}, h("code", {}, fence[2].replace(/^\n|\n$/g, ""))));
    start = fence.index + fence[0].length;
  }
  fragment.append(...blocks(text.slice(start).replace(start ? /^\n/ : /^/, ""), names));
  return fragment;
}

const HEADING = /^(#{1,3})\s+(.+)$/;
const SUBTEXT = /^-#\s+(.+)$/;
const QUOTE = /^>\s(.*)$/;
const LONG_QUOTE = /^>>>\s/;
const ITEM = /^(\s*)([-*]|\d{1,9}\.)\s+(.+)$/;
const LINE_STARTS = [HEADING, SUBTEXT, QUOTE, LONG_QUOTE, ITEM];

function blocks(text, names) {
  const nodes = [];
  const lines = text === "" ? [] : text.split("\n");
  while (lines.length > 0) nodes.push(takeBlock(lines, names));
  return nodes;
}

/** Take the lines of the first block off `lines` and draw them. */
function takeBlock(lines, names) {
  const line = lines[0];
  const heading = HEADING.exec(line);
  if (heading) {
    lines.shift();
    const level = heading[1].length;
    return h(`h${level + 2}`, { class: `md-heading md-h${level}` }, inline(heading[2], names));
  }
  const subtext = SUBTEXT.exec(line);
  if (subtext) {
    lines.shift();
    return h("p", { class: "md-subtext" }, inline(subtext[1], names));
  }
  if (LONG_QUOTE.test(line)) {
    const rest = lines.splice(0).join("\n").replace(LONG_QUOTE, "");
    return h("blockquote", {}, inline(rest, names));
  }
  if (QUOTE.test(line)) {
    const quoted = takeWhile(lines, (each) => QUOTE.test(each)).map((each) => each.slice(2));
    return h("blockquote", {}, blocks(quoted.join("\n"), names));
  }
  if (ITEM.test(line)) return list(takeItems(lines), names);
  const plain = [
    lines.shift(),
    ...takeWhile(lines, (each) => !LINE_STARTS.some((start) => start.test(each))),
  ];
  return h("p", {}, inline(plain.join("\n"), names));
}

function takeWhile(lines, holds) {
  let count = 0;
  while (count < lines.length && holds(lines[count])) count += 1;
  return lines.splice(0, count);
}

/** Bullets and numbers are lists of their own; what is indented belongs to the list before it. */
function takeItems(lines) {
  const first = isNumbered(lines[0]);
  return takeWhile(
    lines,
    (line) => ITEM.test(line) && (isNumbered(line) === first || /^\s\s/.test(line)),
  );
}

function isNumbered(line) {
  return /\d/.test(ITEM.exec(line)[2]);
}

function list(lines, names) {
  const ordered = isNumbered(lines[0]);
  const items = lines.map((line) => {
    const [, indent, , words] = ITEM.exec(line);
    return h("li", { class: indent.length >= 2 ? "md-nested" : null }, inline(words, names));
  });
  const start = ordered ? parseInt(lines[0], 10) : null;
  return h(ordered ? "ol" : "ul", { start }, items);
}

const TRAILING = /[.,;:!?'")\]]+$/;

const JUMP =
  /https:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\/(?:\d+|@me)\/(\d+)(?:\/(\d+))?(?![\w/])/y;

/** Each rule: what starts here, and the node it becomes (null: it is not one after all). */
const RULES = [
  [/\\([^\p{L}\p{N}\s])/uy, (m) => m[1]],
  [/(`+)([\s\S]*?[^`])\1(?!`)/y, (m) => h("code", {}, m[2].trim())],
  [/<@!?(\d+)>/y, (m, names) => mention(m[1], names)],
  [
    /<#(\d+)>/y,
    (m, names) => h("span", { class: "mention" }, `#${names.findChannel(m[1])?.name ?? "unknown"}`),
  ],
  [/<\/([\w -]+):\d+>/y, (m) => h("span", { class: "mention" }, `/${m[1]}`)],
  [/<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y, (m) => timestamp(Number(m[1]), m[2])],
  [/<a?:(\w+):\d+>/y, (m) => `:${m[1]}:`],
  [/<(https?:\/\/[^\s<>]+)>/y, (m) => link(m[1], m[1])],
  [
    /\[((?:\\.|[^\]\\\n])+)\]\(<?(https?:\/\/[^\s<>)]+)>?(?:\s+"([^"]*)")?\)/y,
    (m, names) => link(m[2], inline(m[1], names), m[3]),
  ],
  [JUMP, jumpLink],
  [/https?:\/\/[^\s<]+/y, bareLink],
  [/\|\|([\s\S]+?)\|\|/y, (m, names) => spoiler(inline(m[1], names))],
  [
    /\*\*\*((?:\\[\s\S]|[^\\*])+)\*\*\*/y,
    (m, names) => h("strong", {}, h("em", {}, inline(m[1], names))),
  ],
  [/\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, (m, names) => h("strong", {}, inline(m[1], names))],
  [/__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, (m, names) => h("u", {}, inline(m[1], names))],
  [/~~((?:\\[\s\S]|[^\\])+?)~~(?!~)/y, (m, names) => h("s", {}, inline(m[1], names))],
  [/\*(?=\S)((?:\*\*|\\[\s\S]|[^\\*])+?)\*(?!\*)/y, (m, names) => h("em", {}, inline(m[1], names))],
  [/(?<!\w)_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/y, (m, names) => h("em", {}, inline(m[1], names))],
  [/\n/y, () => h("br")],
];

const STARTS = /[\\`<[h|*_~\n]/g;

/** Draw one run of text with its marks, as a list of nodes and strings. */
function inline(text, names) {
  const nodes = [];
  let plainFrom = 0;
  STARTS.lastIndex = 0;
  for (let found = STARTS.exec(text); found; found = STARTS.exec(text)) {
    const taken = takeMark(text, found.index, names);
    if (!taken) continue;
    nodes.push(text.slice(plainFrom, found.index), taken.node);
    plainFrom = found.index + taken.length;
    STARTS.lastIndex = plainFrom;
  }
  nodes.push(text.slice(plainFrom));
  return nodes.filter((node) => node !== "");
}

function takeMark(text, index, names) {
  const resume = STARTS.lastIndex;
  for (const [rule, draw] of RULES) {
    rule.lastIndex = index;
    const match = rule.exec(text);
    const node = match && draw(match, names);
    if (node != null) {
      const length = node.dataset?.length ? Number(node.dataset.length) : match[0].length;
      return { node, length };
    }
  }
  STARTS.lastIndex = resume;
  return null;
}

function link(address, words, title) {
  return h("a", { href: address, title, target: "_blank", rel: "noopener noreferrer" }, words);
}

/** A full stop or a bracket after an address is the sentence's, not the address's. */
function bareLink(match) {
  const address = match[0].replace(TRAILING, "");
  const anchor = link(address, address);
  anchor.dataset.length = String(address.length);
  return anchor;
}

/** A link to a channel or to a message in it, by the channel's name; jumps.js follows it. */
function jumpLink([address, channelId, messageId], names) {
  const name = `#${names.findChannel(channelId)?.name ?? "unknown"}`;
  const words = messageId ? `${name} › message` : name;
  return h("a", { class: "mention", href: address, rel: "noopener noreferrer" }, words);
}

function mention(id, names) {
  const person = names.person(id);
  const mine = names.me?.id === id;
  return h(
    "span",
    { class: mine ? "mention mention-me" : "mention" },
    `@${person?.name ?? "unknown"}`,
  );
}

/** The same text without its marks, on one line: for a quotation of a message. */
export function plainText(text, names) {
  const words = [...markdown(text, names).childNodes].map((node) => node.textContent).join(" ");
  return words.replace(/\s+/g, " ").trim();
}

/** Hidden words that a click or a key uncovers. */
function spoiler(children) {
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    span.classList.add("is-shown");
    span.removeAttribute("role");
    span.removeAttribute("tabindex");
    span.removeAttribute("aria-label");
    inner.removeAttribute("aria-hidden");
  };
  const inner = h("span", { "aria-hidden": "true" }, children);
  const props = { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Spoiler: show" };
  const span = h("span", { ...props, onclick: show, onkeydown: show }, inner);
  return span;
}
