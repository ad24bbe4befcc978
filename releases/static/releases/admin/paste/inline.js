// Settles the spaces of runs of marked text, and writes them as inline HTML.

import { joins, SPACE } from "./characters.js";

const TAGS = { bold: "strong", italic: "em" };
const LEVELS = ["href", "bold", "italic", "script"];
const SPACES = new RegExp(`(${SPACE.source})`);
const INDENT = /^\u3000+/;
const TRAIL = /[ \u3000]+$/;

// Returns paragraphs, each a list of pieces: {text, marks…}, {br} or {note}; two line breaks end a paragraph.
export function settled(runs) {
  const text = { pieces: [], space: null, before: null };
  for (const run of runs) {
    if (run.text) addText(run, text);
    else if (run.br) addBreak(text);
    else text.pieces.push({ note: run.note });
  }
  return paragraphs(text.pieces).map(trimmed).filter((pieces) => pieces.length);
}

function addBreak(text) {
  text.pieces.push({ br: true });
  text.space = text.before = null;
}

function addText(run, text) {
  for (const [index, part] of run.text.split(SPACES).entries()) {
    if (index % 2) text.space = { isBroken: text.space?.isBroken || /[\n\r]/.test(part) };
    else addWords(text.before ? part : part.replace(INDENT, ""), run, text);
  }
}

function addWords(words, run, text) {
  if (!words) return;
  if (text.space && text.before) addSpace(words, run, text);
  text.space = null;
  text.before = { ...run, text: words };
  text.pieces.push(text.before);
}

// A space belongs to what stands on both its sides; beside a marker between Chinese words there is none.
function addSpace(words, run, { pieces, space, before }) {
  if ((space.isBroken || pieces.at(-1).note) && joins(before.text.match(/.$/su)[0], words.match(/^./su)[0])) return;
  const marks = Object.fromEntries(LEVELS.map((level) => [level, before[level] === run[level] ? run[level] : ""]));
  pieces.push({ text: " ", ...marks });
}

function paragraphs(pieces) {
  const found = [[]];
  for (const [index, piece] of pieces.entries()) {
    if (piece.br && pieces[index - 1]?.br) found.push([]);
    else if (!(piece.br && pieces[index + 1]?.br)) found.at(-1).push(piece);
  }
  return found;
}

// Takes the spaces from the ends of lines, and line breaks from the ends of a paragraph.
function trimmed(pieces) {
  const kept = [];
  for (const piece of pieces.toReversed()) {
    const isLast = !kept.length || kept.at(-1).br;
    const text = isLast ? piece.text?.replace(TRAIL, "") : piece.text;
    if (piece.br ? kept.length : piece.note || text) kept.push(piece.text ? { ...piece, text } : piece);
  }
  while (kept.at(-1)?.br) kept.pop();
  return kept.reverse();
}

// Returns the lines of a paragraph, cut at its line breaks.
export function lines(pieces) {
  const found = [[]];
  for (const piece of pieces) {
    if (piece.br) found.push([]);
    else found.at(-1).push(piece);
  }
  return found.filter((line) => line.length);
}

// Returns the pieces without their first characters, so many of them.
export function without(pieces, count) {
  const kept = [];
  for (const piece of pieces) {
    const cut = Math.min(count, piece.text?.length ?? 0);
    count -= cut;
    if (!piece.text || piece.text.length > cut) kept.push(piece.text ? { ...piece, text: piece.text.slice(cut) } : piece);
  }
  return kept;
}

// Returns pieces as HTML; marks nest in one order, so that the same text is always written the same way.
export function inlineHtml(pieces, [level, ...deeper] = LEVELS) {
  if (!level) return pieces.map(pieceHtml).join("");
  let html = "";
  for (let start = 0, end; start < pieces.length; start = end) {
    const mark = pieces[start][level];
    for (end = start + 1; end < pieces.length && (pieces[end][level] || "") === (mark || "");) end += 1;
    html += wrapped(inlineHtml(pieces.slice(start, end), deeper), level, mark);
  }
  return html;
}

function wrapped(html, level, mark) {
  if (!mark) return html;
  if (level === "href") return `<a href="${mark.replaceAll("&", "&amp;")}">${html}</a>`;
  const tag = TAGS[level] ?? mark;
  return `<${tag}>${html}</${tag}>`;
}

function pieceHtml(piece) {
  if (piece.br) return "<br>";
  if (piece.note) return `<sup data-paste-note="${piece.note}"></sup>`;
  return piece.text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
