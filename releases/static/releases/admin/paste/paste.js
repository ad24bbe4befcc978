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
// of "links" the plain addresses, and "persons" says in ``names`` whom an address named.
export function cleanPaste(html, { inline = false } = {}) {
  const source = read(html);
  takeUnread(source);
  const textboxes = takeTextBoxes(source);
  const comments = takeComments(source);
  const tracked = takeChanges(source);
  const hidden = takeHidden(source);
  const marks = takeMarks(source);
  const pictures = takePictures(source);
  const { links, names } = takeWrappers(source);
  const { notes, unmarked, lost } = takeNotes(source);
  const body = readBlocks(source.body, source, marks);
  const texts = notes.map(({ mark, element }) => ({ mark, ...readBlocks(element, source, marks) }));
  const tables = [body, ...texts].reduce((sum, each) => sum + each.tables, 0);
  return {
    html: inline ? inlineOf(body.blocks) : htmlOf(body.blocks),
    notes: texts.map(({ mark, blocks }) => ({ mark, html: inlineOf(blocks) })),
    reports: [
      ...counted({ hidden, comments, tracked, pictures, tables, textboxes, "notes-without-marker": unmarked, "markers-without-note": lost, links }),
      ...(names.length ? [{ kind: "persons", count: names.length, names }] : []),
    ],
  };
}

// Takes mail scanners' wrappers and trackers off the links; returns how many had any, and whom they would have named.
function takeWrappers({ body }) {
  const names = new Set();
  let links = 0;
  for (const link of body.querySelectorAll("a[href]")) {
    const { url, reasons, personal } = unwrapped(link.getAttribute("href"));
    for (const [, name] of personal) names.add(name);
    if (!reasons.length) continue;
    link.setAttribute("href", url);
    links += 1;
  }
  return { links, names: [...names] };
}

const counted = (counts) => Object.entries(counts).filter(([, count]) => count).map(([kind, count]) => ({ kind, count }));

// Returns plain text as HTML; ``inline`` for a caption or note.
export function cleanPlain(text, { inline = false } = {}) {
  const blocks = plainBlocks(text);
  return inline ? inlineOf(blocks) : htmlOf(blocks);
}
