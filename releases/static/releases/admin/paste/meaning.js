// What an element of a pasted document means: its marks, its kind of block, its place in a list or quotation.

import { address } from "./addresses.js";
import { symbolFont } from "./characters.js";

const BOLD = new Set(["b", "strong"]);
const ITALIC = new Set(["i", "em", "cite", "dfn", "var"]);
const QUOTE = /\bMso(?:Intense)?Quote/i;
const CONTINUED = /^MsoList(?:Continue|Paragraph)/;
const GOOGLE_LIST = /\blst-(kix_\w+)-(\d)\b/;

// The context of text outside everything.
export const PLAIN = {
  kind: "p", item: null, list: null, quote: null, row: false, number: "",
  bold: false, italic: false, script: "", href: "", pre: false, font: "",
};

// Returns the context inside an element, as far as its marks go.
export function marked(element, style, context) {
  const tag = element.localName;
  return {
    ...context,
    href: tag === "a" && element.hasAttribute("href") ? address(element.getAttribute("href")) : context.href,
    bold: switched(style["font-weight"], /^(?:bold|bolder|[6-9]00|1000)$/, BOLD.has(tag) || context.bold),
    italic: switched(style["font-style"], /^(?:italic|oblique)/, ITALIC.has(tag) || context.italic),
    script: /^su[bp]$/.test(tag) ? tag : { super: "sup", sub: "sub" }[style["vertical-align"]] ?? context.script,
    pre: tag === "pre" || switched(style["white-space"], /^pre/, context.pre),
    font: symbolFont(style) ?? context.font,
  };
}

const switched = (value, on, otherwise) => (value && value !== "inherit" ? on.test(value) : otherwise);

// Returns the context inside an element that makes blocks.
export function within(element, style, context, { items, blocks }) {
  const isQuote = QUOTE.test(element.className);
  const inner = marked(element, isQuote ? { ...style, "font-style": "" } : style, context);
  if (!inner.quote && !inner.item) inner.quote = isQuote ? "paragraphs" : quotation(element, style);
  inner.kind = kindOf(element, style, inner);
  const office = items.get(element);
  if (office) return inner.kind === "p" ? { ...inner, item: { ...office } } : { ...inner, number: office.ordered ? office.mark : "" };
  if (/^[uo]l$/.test(element.localName)) return { ...inner, list: listOf(element, context) };
  if (element.localName === "li") return { ...inner, kind: "p", item: itemOf(element, context) };
  const before = blocks.at(-1);
  return CONTINUED.test(element.className) && before?.item?.mark !== undefined ? { ...inner, item: before.item } : inner;
}

// Mail programs indent by quotations without a border.
const quotation = (element, style) => (element.localName === "blockquote" && !/^(?:none|0)/.test(style.border ?? "") ? element : null);

function kindOf(element, style, context) {
  if (context.item || context.quote) return "p";
  const level = headingLevel(element, style);
  return level ? (level < 3 ? "h2" : "h3") : context.kind;
}

function headingLevel(element, style) {
  const named = element.className.match(/\bMso(?:Heading([1-9])|(Title)\b|Subtitle\b)/i);
  if (named) return Number(named[1] ?? (named[2] ? 1 : 3));
  if (element.getAttribute("role") === "heading") return Number(element.getAttribute("aria-level")) || 2;
  const level = /^h[1-6]$/.test(element.localName) ? element.localName[1] : style["mso-outline-level"];
  return /^[1-9]$/.test(level ?? "") ? Number(level) : 0;
}

// Google's exported lists stand side by side, with their level in the name of a class.
function listOf(element, context) {
  const [, id, level] = element.className.match(GOOGLE_LIST) ?? [];
  const ordered = element.localName === "ol";
  return id ? { id, ordered, level: Number(level) + 1 } : { id: element, ordered, level: (context.list?.level ?? 0) + 1 };
}

// Word online gives each item a list of its own, and its level in an attribute.
function itemOf(element, { list }) {
  const { level, ordered, id } = list ?? { level: 1, ordered: false, id: element.parentElement };
  const { ariaLevel, listid } = element.dataset;
  return /^[1-9]$/.test(ariaLevel ?? "") ? { level: Number(ariaLevel), ordered, id: listid ?? "online" } : { level, ordered, id };
}
