// Reads a document into a flat row of blocks: paragraphs, headings and list items, each with its runs of marked text.

import { address } from "./addresses.js";
import { printed, symbols } from "./characters.js";
import { marked, PLAIN, within } from "./meaning.js";

const BLOCKS = new Set("address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split(" "));

// Returns {blocks, tables}: blocks of {kind: "p" | "h2" | "h3" | "item", item, quote, runs}, and the tables made into lines.
// A run is {text, bold, italic, script, href}, {br} or {note}.
export function readBlocks(root, source, items) {
  const flow = { ...source, items, blocks: [], open: null, field: null, tables: 0 };
  walk(root, PLAIN, flow);
  close(flow);
  return { blocks: flow.blocks, tables: flow.tables };
}

function walk(parent, context, flow) {
  for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) write(node.data, context, flow);
    else if (node.nodeType === Node.ELEMENT_NODE) enter(node, context, flow);
  }
}

function enter(element, context, flow) {
  const tag = element.localName;
  const style = flow.style(element);
  if (/^field-/.test(style["mso-element"] ?? "")) enterField(style["mso-element"], flow);
  if (tag === "br") lineBreak(style, context, flow);
  else if (tag === "hr") close(flow);
  else if (tag === "sup" && /^\d{1,4}$/.test(element.dataset.pasteNote ?? "")) add({ note: element.dataset.pasteNote }, context, flow);
  else if (BLOCKS.has(tag)) enterBlock(element, context, flow);
  else enterInline(element, marked(element, style, context), flow);
}

function enterInline(element, context, flow) {
  const quotes = element.localName === "q" ? ["“", "”"] : ["", ""];
  write(quotes[0], context, flow);
  walk(element, context, flow);
  write(quotes[1], context, flow);
}

function enterBlock(element, context, flow) {
  if (context.row) return enterInRow(element, context, flow);
  close(flow);
  const inner = within(element, flow.style(element), context, flow);
  if (element.localName === "table" && isData(element)) return enterTable(element, inner, flow);
  const { number } = inner;
  if (number) write(`${number}${/[\p{L}\p{N}\x21-\x7e]$/u.test(number) ? " " : ""}`, inner, flow);
  walk(element, { ...inner, number: "" }, flow);
  return close(flow);
}

function enterInRow(element, context, flow) {
  write("\n", context, flow);
  walk(element, marked(element, flow.style(element), context), flow);
  write("\n", context, flow);
}

// --- Tables: a line for each row, its cells apart ------------------------------------------------

function isData(table) {
  if (/^(?:presentation|none)$/.test(table.getAttribute("role") ?? "")) return false;
  const cells = [...table.rows].map((row) => [...row.cells].filter((cell) => cell.textContent.trim()));
  return cells.some((row) => row.length > 1) && !table.querySelector("table, ul, ol, blockquote, h1, h2, h3, h4, h5, h6");
}

function enterTable(table, context, flow) {
  flow.tables += 1;
  if (table.caption) enter(table.caption, context, flow);
  for (const row of table.rows) {
    const cells = [...row.cells].filter((cell) => cell.textContent.trim() || cell.querySelector("sup"));
    for (const cell of cells) {
      if (cell !== cells[0]) write(" | ", context, flow);
      walk(cell, { ...context, row: true }, flow);
    }
    close(flow);
  }
}

// --- Runs ----------------------------------------------------------------------------------------

function write(text, context, flow) {
  if (typeof flow.field?.code === "string") {
    flow.field.code += text;
    return;
  }
  const words = printed(context.font && text.trim().length < 4 ? symbols(text, context.font) : text);
  for (const [index, line] of (context.pre ? words.split(/\r\n?|\n/) : [words]).entries()) {
    if (index) add({ br: true }, context, flow);
    if (line) add({ text: line }, context, flow);
  }
}

function add(run, context, flow) {
  const { kind, item, quote, bold, italic, script } = context;
  flow.open ??= { kind: item ? "item" : kind, item, quote, runs: [] };
  const isHeading = /^h/.test(flow.open.kind);
  const href = context.href || (flow.field?.href ?? "");
  if (run.text) flow.open.runs.push({ ...run, bold: bold && !isHeading, italic, script, href });
  else if (run.br && (isHeading || context.row)) add({ text: "\n" }, context, flow);
  else flow.open.runs.push(run);
}

// A field is written as its code, such as HYPERLINK "https://…", and then as what it shows.
function enterField(part, flow) {
  if (part === "field-begin") flow.field = { code: "" };
  else if (part === "field-end" || !flow.field) flow.field = null;
  else flow.field = { href: address(flow.field.code?.match(/HYPERLINK\s+"([^"]+)"/)?.[1] ?? "") };
}

function lineBreak(style, context, flow) {
  if (style["page-break-before"] === "always" && !context.row) close(flow);
  else add({ br: true }, context, flow);
}

function close(flow) {
  const block = flow.open;
  flow.open = null;
  flow.field = null;
  if (!block?.runs.some((run) => run.note || run.text?.trim())) return;
  if (block.item) {
    block.continued = Boolean(block.item.started);
    block.item.started = true;
  }
  flow.blocks.push(block);
}
