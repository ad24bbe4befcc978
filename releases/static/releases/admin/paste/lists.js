// Finds the list items that Office writes as paragraphs, takes their bullets and numbers away, and remembers their levels.

import { commentsOf } from "./sweeping.js";

const HAN_DIGITS = "〇零一二三四五六七八九十百千壹貳贰叁肆伍陸陆柒捌玖拾";
const OPEN = "[(（\\[［【〔]";
const CLOSE = "[.．、)）\\]］】〕:：]";
const NUMBER = new RegExp(`^${OPEN}?第?[\\p{N}${HAN_DIGITS}]+(?:[.．-]\\p{N}+)*[章節节條条項项]?${CLOSE}*$`, "u");
// A letter alone is a bullet in a font of symbols; a letter that counts has its stop or bracket.
const LETTER = new RegExp(`^${OPEN}?\\p{L}{1,8}${CLOSE}+$`, "u");
const PLACE = /^(l\d+)\s+level(\d+)\s+(lfo\d+)/;
const PADDING = /^7(?:\.0+)?pt .*times new roman/;
const LONGEST = 12;
const INCH = { in: 72, pt: 1, cm: 28.35, mm: 2.835, px: 0.75 };

// A bullet that somebody typed at the start of a paragraph.
export const TYPED_BULLET = /^(?:[•●▪◦‣■□◆‧·∙\uf0b7\uf0a7\uf06c]\s+)+|^(?:[•●▪◦‣■◆\uf0b7\uf0a7\uf06c]\s*)+/u;

// Whether a mark before an item counts (1. (a) 一、 ①) rather than only points (• o §).
export const counts = (mark) => NUMBER.test(mark) || LETTER.test(mark);

// Returns a Map from each paragraph that is an item to {level, ordered, id, mark}, and empties the marks.
export function takeMarks({ body, style }) {
  const found = new Map();
  for (const paragraph of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, div, li")) {
    const place = (style(paragraph)["mso-list"] ?? "").match(PLACE);
    const item = place ? placed(paragraph, place, style) : filtered(paragraph, style);
    if (item) found.set(paragraph, item);
  }
  return found;
}

function placed(paragraph, [, list, level, override], style) {
  const ignored = [...paragraph.querySelectorAll("*")].filter((each) => style(each)["mso-list"] === "ignore");
  const mark = emptied(ignored.length ? ignored.flatMap(texts) : between(paragraph));
  for (const picture of ignored.flatMap((each) => [...each.querySelectorAll("img")])) picture.remove();
  const ordered = mark ? counts(mark) : /number/i.test(paragraph.className);
  return { level: Math.min(Number(level), 9), ordered, id: `${list} ${override}`, mark };
}

// "Web page, filtered" keeps no mso-list: a bullet is a text before a run of spaces in a small font.
function filtered(paragraph, style) {
  if (!/^MsoList/.test(paragraph.className)) return null;
  const padding = [...paragraph.querySelectorAll("span")].find((each) => PADDING.test(style(each).font ?? "") && !each.textContent.trim());
  if (!padding) return null;
  const before = texts(paragraph).filter((text) => padding.contains(text) || text.compareDocumentPosition(padding) & Node.DOCUMENT_POSITION_FOLLOWING);
  const mark = emptied(before);
  return mark && { level: levelOf(style(paragraph)["margin-left"]), ordered: counts(mark), id: "filtered", mark };
}

function levelOf(margin = "") {
  const [, amount, unit] = margin.match(/^([\d.]+)(in|pt|cm|mm|px)$/) ?? [null, 36, "pt"];
  return Math.min(Math.max(Math.round((amount * INCH[unit]) / 36), 1), 9);
}

function texts(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

// The text nodes that only a reader without lists would see.
function between(paragraph) {
  const comments = commentsOf(paragraph);
  const start = comments.find((each) => /\[if !supportLists\]/.test(each.data));
  const end = start && comments.slice(comments.indexOf(start)).find((each) => /\[endif\]/.test(each.data));
  if (!end) return [];
  return texts(paragraph).filter((text) => start.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING
    && text.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING);
}

// Returns the mark that text nodes hold, and empties them; "" for words, which are none.
function emptied(nodes) {
  const mark = nodes.map((each) => each.data).join("").replace(/[\s\xa0]+/g, " ").trim();
  if (mark.length > LONGEST) return "";
  for (const each of nodes) each.data = "";
  return mark;
}
