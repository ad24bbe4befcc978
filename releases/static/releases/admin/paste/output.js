// Writes blocks as HTML of the allow-list: paragraphs, headings, nested lists, quotations; or as one line of text.

import { inlineHtml, lines, settled, without } from "./inline.js";
import { TYPED_BULLET } from "./lists.js";

// Returns the blocks as HTML for a caption or note: paragraphs joined by line breaks.
export function inlineOf(blocks) {
  return blocks.flatMap((block) => settled(block.runs)).map((pieces) => inlineHtml(pieces)).join("<br>");
}

// Returns the blocks as HTML for a body.
export function htmlOf(blocks) {
  const parts = blocks.flatMap(asParts);
  let html = "";
  for (let start = 0, end; start < parts.length; start = end) {
    const { quote } = parts[start];
    for (end = start + 1; end < parts.length && parts[end].quote === quote;) end += 1;
    const inner = grouped(parts.slice(start, end));
    html += quote ? `<blockquote>${inner}</blockquote>` : inner;
  }
  return html;
}

// One part for each paragraph that a block turns out to hold.
function asParts(block) {
  return settled(block.runs).flatMap((pieces, index) => {
    const part = { ...block, pieces, continued: block.continued || index > 0 };
    return block.kind === "p" ? typedItems(part) : [part];
  });
}

const bullet = (line) => line.map((piece) => piece.text ?? "\ufffc").join("").match(TYPED_BULLET)?.[0] ?? "";

// Lines that begin with a bullet somebody typed are items.
function typedItems(part) {
  const found = lines(part.pieces);
  if (!found.some(bullet)) return [part];
  return found.flatMap((line) => {
    const mark = bullet(line);
    const [pieces] = settled(without(line, mark.length));
    if (!pieces) return [];
    const item = { level: 1, ordered: false, id: `typed ${mark[0]}` };
    return [mark ? { ...part, kind: "item", item, continued: false, pieces } : { ...part, pieces }];
  });
}

function grouped(parts) {
  const text = { html: "", open: [] };
  for (const part of parts) {
    if (part.kind === "item") addItem(part, text);
    else {
      while (text.open.length) fold(text);
      text.html += `<${part.kind}>${inlineHtml(part.pieces)}</${part.kind}>`;
    }
  }
  while (text.open.length) fold(text);
  return text.html;
}

// --- Lists: ``open`` holds the open ones from the outermost in -------------------------------------------

function addItem({ item, pieces, continued }, text) {
  const html = `<p>${inlineHtml(pieces)}</p>`;
  const { open } = text;
  while (open.at(-1)?.level > item.level) fold(text);
  const isSame = open.at(-1)?.id === item.id && open.at(-1).ordered === item.ordered;
  if (open.at(-1)?.level === item.level && !isSame) fold(text);
  if (open.at(-1)?.level !== item.level) open.push({ ...item, items: [] });
  const { items } = open.at(-1);
  if (continued && items.length) items[items.length - 1] += html;
  else items.push(html);
}

// Closes the innermost list into the item it belongs to, or into the text.
function fold(text) {
  const list = text.open.pop();
  const tag = list.ordered ? "ol" : "ul";
  const html = `<${tag}>${list.items.map((each) => `<li>${each}</li>`).join("")}</${tag}>`;
  const items = text.open.at(-1)?.items;
  if (items) items[items.length - 1] += html;
  else text.html += html;
}
