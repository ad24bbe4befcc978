// Makes what is pasted into text of the allow-list of richtext.py, and says what could not come in.

import { readBlocks } from "./blocks.js";
import { unwrapped } from "./links.js";
import { takeMarks } from "./lists.js";
import { takeNotes } from "./notes.js";
import { htmlOf, inlineOf } from "./output.js";
import { plainBlocks } from "./plain.js";
import { read } from "./source.js";
import { takeChanges, takeComments, takeHidden, takePictures, takeTextBoxes, takeUnread } from "./sweeping.js";

// Returns {html, notes, reports} for the HTML of a clipboard; ``inline`` for a caption or note, which has no blocks.
// Where a footnote was cited, html has <sup data-paste-note="MARK"></sup>; notes are [{mark, html}] by first marker.
// Reports are [{kind, count}] of what the writer must know; those of "tables" came in as lines, of "tracked" the insertions,
// of "links" the plain addresses. "persons" says in ``names`` whom an address names, "persons-removed" whom it no longer does.
export function cleanPaste(html, { inline = false } = {}) {
  const source = read(html);
  takeUnread(source);
  const textboxes = takeTextBoxes(source);
  const comments = takeComments(source);
  const tracked = takeChanges(source);
  const hidden = takeHidden(source);
  const marks = takeMarks(source);
  const pictures = takePictures(source);
  const { links, persons } = takeWrappers(source);
  const { notes, unmarked, lost } = takeNotes(source);
  const body = readBlocks(source.body, source, marks);
  const texts = notes.map(({ mark, element }) => ({ mark, ...readBlocks(element, source, marks) }));
  const tables = [body, ...texts].reduce((sum, each) => sum + each.tables, 0);
  return {
    html: inline ? inlineOf(body.blocks) : htmlOf(body.blocks),
    notes: texts.map(({ mark, blocks }) => ({ mark, html: inlineOf(blocks) })),
    reports: [
      ...counted({ hidden, comments, tracked, pictures, tables, textboxes, "notes-without-marker": unmarked, "markers-without-note": lost, links }),
      ...persons,
    ],
  };
}

// Takes mail scanners' wrappers and trackers off the links; returns how many had any, and reports of whom they name and named.
function takeWrappers({ body }) {
  const named = new Set();
  const kept = new Set();
  let links = 0;
  for (const link of body.querySelectorAll("a[href]")) {
    const { url, reasons, personal } = unwrapped(link.getAttribute("href"));
    for (const [, name] of personal) named.add(name);
    for (const [, name] of unwrapped(url).personal) kept.add(name);
    if (!reasons.length) continue;
    link.setAttribute("href", url);
    links += 1;
  }
  const persons = { persons: [...kept], "persons-removed": [...named].filter((name) => !kept.has(name)) };
  return { links, persons: Object.entries(persons).filter(([, names]) => names.length).map(([kind, names]) => ({ kind, count: names.length, names })) };
}

const counted = (counts) => Object.entries(counts).filter(([, count]) => count).map(([kind, count]) => ({ kind, count }));

// Returns plain text as HTML; ``inline`` for a caption or note.
export function cleanPlain(text, { inline = false } = {}) {
  const blocks = plainBlocks(text);
  return inline ? inlineOf(blocks) : htmlOf(blocks);
}
