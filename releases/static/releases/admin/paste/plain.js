// Reads pasted plain text: empty lines part paragraphs, lines that begin with bullets or running numbers are lists.

import { printed } from "./characters.js";

const BULLET = /^(\s*)([•●▪◦‣■◆‧·∙*–-]|[\uf0b7\uf0a7])(?:\s+|(?<=[•●▪◦‣■◆\uf0b7\uf0a7])\s*)(?=\S)/u;
const NUMBER = /^(\s*)([(（]?)([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])([.．、)）]?)(\s*)(?=\S)/u;
const HAN = "一二三四五六七八九";
const MARKS = { bold: false, italic: false, script: "", href: "" };

// Returns the blocks of a text, as blocks.js gives them.
export function plainBlocks(text) {
  const written = printed(text.replace(/\r\n?|[\u2028\u2029\x85\v\f]/g, "\n"));
  const found = written.split("\n").map(read);
  for (const [index, line] of found.entries()) line.isItem = isItem(line, index, found);
  const isSpaced = /\S[^\S\n]*\n[^\S\n]*\n\s*\S/.test(written);
  const width = isSpaced ? Math.max(...found.map((line) => widthOf(line.text))) : 0;
  return grouped(found).flatMap((group) => (group[0].isItem ? [itemBlock(group[0])] : wordBlocks(group, width)));
}

function read(line) {
  const bullet = line.match(BULLET);
  if (bullet) return { text: line.trim(), indent: indentOf(bullet[1]), mark: bullet[2], words: line.slice(bullet[0].length) };
  const number = line.match(NUMBER);
  if (!number || !isCounting(number)) return { text: line.trim() };
  return { text: line.trim(), indent: indentOf(number[1]), form: formOf(number), count: countOf(number[3]), words: line.slice(number[0].length) };
}

const indentOf = (space) => space.replaceAll("\t", "    ").length;

// 3.5 begins no item, and a bare figure needs its stop.
function isCounting([, , opening, digits, closing, space]) {
  if (/[①-⑳]/.test(digits)) return true;
  return Boolean(closing) && !(opening && !/[)）]/.test(closing)) && (Boolean(space) || Boolean(opening) || !/[0-9]/.test(digits) || /[、）]/.test(closing));
}

function formOf([, , opening, digits, closing]) {
  const kind = /[①-⑳]/.test(digits) ? "ring" : /[0-9０-９]/.test(digits) ? "figure" : "han";
  return `${opening}${kind}${closing}`;
}

function countOf(digits) {
  if (/[①-⑳]/.test(digits)) return digits.charCodeAt(0) - 0x245f;
  if (/[0-9０-９]/.test(digits)) return Number(digits.normalize("NFKC"));
  const [tens, ones] = digits.includes("十") ? digits.split("十") : ["", digits];
  const ten = digits.includes("十") ? 10 * (HAN.indexOf(tens || "一") + 1) : 0;
  return ten + (ones ? HAN.indexOf(ones) + 1 : 0);
}

// A bullet makes an item; a dash or star needs a neighbour, and a number the number before or after it.
function isItem(line, index, found) {
  if (line.words === undefined) return false;
  if (line.mark && !/[*–-]/.test(line.mark)) return true;
  const others = [neighbour(found, index, -1, line), neighbour(found, index, 1, line)];
  if (line.mark) return line.mark === "-" || others.some((other) => other?.mark === line.mark);
  return others.some((other, side) => other?.form === line.form && other.count === line.count + (side ? 1 : -1));
}

// The nearest line on one side that is an item as deep as this one.
function neighbour(found, index, step, line) {
  let at = index + step;
  while (found[at] && (!found[at].text || found[at].indent > line.indent)) at += step;
  return found[at]?.indent === line.indent ? found[at] : null;
}

function grouped(found) {
  const groups = [];
  let isOpen = false;
  for (const line of found) {
    if (line.text && isOpen && !line.isItem) groups.at(-1).push(line);
    else if (line.text) groups.push([line]);
    isOpen = Boolean(line.text) && !line.isItem;
  }
  return groups;
}

function itemBlock({ indent, words, mark, form }) {
  const item = { level: indent + 1, ordered: Boolean(form), id: form ?? mark };
  return { kind: "item", item, quote: null, runs: [{ ...MARKS, text: words }] };
}

// Without empty lines between them (a width of 0) lines are paragraphs. Else those that fill the page were broken by a
// program, others by the writer.
function wordBlocks(group, width) {
  const texts = group.map((line) => line.text);
  if (!width) return texts.map((text) => wordBlock([{ ...MARKS, text }]));
  const isWrapped = width > 40 && texts.slice(0, -1).every((text) => widthOf(text) > width * 0.8);
  const between = isWrapped ? { ...MARKS, text: "\n" } : { br: true };
  return [wordBlock(texts.flatMap((text, index) => (index ? [between, { ...MARKS, text }] : [{ ...MARKS, text }])))];
}

const wordBlock = (runs) => ({ kind: "p", item: null, quote: null, runs });

const widthOf = (text) => text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0);
