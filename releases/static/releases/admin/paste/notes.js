// Pairs the markers of footnotes and endnotes with their texts, in the ways of Word, WPS, Google Docs, LibreOffice and the web.

import { commentsOf } from "./sweeping.js";

const MARKER = /^\s*[[(（［〔【]?\s*(?:[\p{L}\p{N}]{1,5}|[*†‡§¶#]{1,3})\s*[\])）］〕】]?\s*$/u;
const OFFICE = /^_(?:ftn|edn)\d+$|^(?:ftnt|endnt)\d+$|^sd(?:foot|end)note\d+sym$/;
const KNOWN = new RegExp(`${OFFICE.source}|^cite_note|^(?:user-content-)?fn[-:_]?\\w+$`);
const BACK = /^_(?:ftn|edn)ref\d+$|^(?:ftnt|endnt)_ref\d+$|^sd(?:foot|end)note\d+anc$|^cite_ref|^(?:user-content-)?fnref/;
const FOREIGN = /^(?:https?|file|applewebdata|about|blob):|^#/i;
const HEADINGS = "h1, h2, h3, h4, h5, h6";

// Puts <sup data-paste-note="MARK"> where each marker stood and takes the texts out of the body.
// Returns {notes: [{mark, element}] by first marker, unmarked: texts without a marker, lost: markers without a text}.
export function takeNotes({ body, style }) {
  for (const comment of commentsOf(body)) linkAgain(comment, body, style);
  const names = namesIn(body);
  const notes = new Map();
  let lost = 0;
  for (const link of body.querySelectorAll("a[href]")) {
    if ([...notes.keys()].some((element) => element.contains(link))) continue;
    const element = textFor(link, { body, style, names });
    if (element) cite(link, element, { notes, names, body });
    else if (isLost(link)) {
      lost += 1;
      replaceMarker(link, bare(link));
    }
  }
  for (const [element, { backs }] of notes) tidy(element, backs).remove();
  const unmarked = strays(body, style);
  for (const each of unmarked) each.remove();
  return { notes: [...notes].map(([element, { mark }]) => ({ mark, element })), unmarked: unmarked.length, lost };
}

// Word cites a note again by a field that names a bookmark round its first marker; only what it shows is in the text.
function linkAgain(comment, body, style) {
  const [, name] = comment.data.match(/\bNOTEREF\s+(\w+)/) ?? [];
  const place = name && body.querySelector(`a[name="${name}"]`);
  const marker = place && [...body.querySelectorAll("a[href]")].find((each) => noteId(style(each)) && !isBefore(each, place));
  const shown = comment.nextSibling;
  if (!marker || shown?.nodeType !== Node.TEXT_NODE || !MARKER.test(shown.data)) return;
  const link = document.createElement("a");
  link.setAttribute("href", marker.getAttribute("href"));
  shown.replaceWith(link);
  link.append(shown);
}

const isBefore = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

const isLost = (link) => OFFICE.test(hash(link)) && MARKER.test(link.textContent);

function namesIn(body) {
  const names = new Map();
  for (const each of body.querySelectorAll("[id], a[name]")) {
    for (const name of [each.id, each.getAttribute("name")]) if (name && !names.has(name)) names.set(name, each);
  }
  return names;
}

function hash(link) {
  const href = link.getAttribute("href") ?? "";
  const [, name = ""] = (FOREIGN.test(href) && href.match(/#(.*)$/s)) || [];
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

// Returns the element that holds the text a link leads to, where the link is the marker of a note.
function textFor(link, { body, style, names }) {
  const name = hash(link);
  const target = names.get(name) ?? names.get(name.replace(/^_/, "")) ?? names.get(noteId(style(link)));
  if (!target || BACK.test(name) || target === body || !MARKER.test(link.textContent)) return null;
  if (!isBefore(link, target)) return null;
  const element = holder(target, style);
  if (!element || element.contains(link) || element.querySelector(HEADINGS)) return null;
  return KNOWN.test(name) || noteId(style(link)) || backLinks(element, link, names).length ? element : null;
}

const noteId = (style) => style["mso-footnote-id"] ?? style["mso-endnote-id"];

function backLinks(element, link, names) {
  const around = link.closest("sup, span, p, li") ?? link;
  return [...element.querySelectorAll("a[href]")].filter((each) => {
    const place = names.get(hash(each));
    return place && (place.contains(link) || around.contains(place));
  });
}

// The box of a note in Office; elsewhere the item or paragraph, and with Google the division that begins with it.
function holder(target, style) {
  for (let each = target; each; each = each.parentElement) if (isBox(each, style)) return each;
  const block = target.closest("li, dd, p, div");
  const around = block?.localName === "p" && /^(?:ftnt|endnt)/.test(target.id) ? block.parentElement : null;
  return around?.localName === "div" && around.querySelectorAll('a[href*="_ref"]').length === 1 ? around : block;
}

const isBox = (element, style) => /^(?:footnote|endnote)$/.test(style(element)["mso-element"] ?? "") || /^sd(?:foot|end)note\d+$/.test(element.id);

function cite(link, element, { notes, names, body }) {
  if (!notes.has(element)) notes.set(element, { mark: freshMark(notes, body), backs: new Set() });
  const { mark, backs } = notes.get(element);
  for (const each of backLinks(element, link, names)) backs.add(each);
  const marker = document.createElement("sup");
  marker.dataset.pasteNote = mark;
  replaceMarker(link, marker);
}

// A marker of an earlier cleaning keeps its name.
function freshMark(notes, body) {
  let mark = notes.size + 1;
  while (body.querySelector(`sup[data-paste-note="${mark}"]`)) mark += 1;
  return String(mark);
}

function replaceMarker(link, marker) {
  const around = link.closest("sup");
  const whole = around && around.textContent.trim() === link.textContent.trim() ? around : link;
  whole.replaceWith(marker);
}

function bare(link) {
  const sup = document.createElement("sup");
  sup.textContent = link.textContent.replace(/[\s[\]]/g, "");
  return sup;
}

function strays(body, style) {
  const boxes = [...body.querySelectorAll("div")].filter((each) => isBox(each, style));
  const google = [...body.querySelectorAll('a[href*="#ftnt_ref"], a[href*="#endnt_ref"]')].map((each) => holder(each, style));
  return [...new Set([...boxes, ...google])].filter((each) => each?.textContent.trim());
}

function tidy(element, backs) {
  for (const each of element.querySelectorAll(".mw-cite-backlink, sup[data-paste-note]")) each.remove();
  for (const link of element.querySelectorAll("a[href]")) {
    if (backs.has(link) || BACK.test(hash(link)) || /^\s*[↩↑^]/.test(link.textContent)) replaceMarker(link, "");
  }
  return element;
}
