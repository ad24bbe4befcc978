// A figure is placed in the text, or a figure or one photo of it is referred to: chosen by its label and its pictures.

import { counted, keyOf } from "../figure_rows.js";
import { choices, make, open } from "./dialogs.js";
import { labels, standingFigures, thumbnails } from "./parts.js";
import { say } from "./told.js";

async function choose(title, found) {
  if (found.length) return open(title, [choices(found)]);
  await open(title, [make("p", { textContent: say("no_figure") })]);
  return "";
}

function placedIn(doc) {
  const found = new Set();
  doc.descendants((node) => { if (node.type.name === "placedFigure") found.add(node.attrs.key); });
  return found;
}

// Behind the paragraph with the cursor, or in its place if nothing is written in it; the cursor goes on behind the figure.
function place(editor, key) {
  const { doc, selection } = editor.state;
  const { $to } = selection;
  const block = $to.depth ? $to.node(1) : null;
  const to = block ? $to.after(1) : selection.to;
  const from = block?.isTextblock && !block.content.size ? $to.before(1) : to;
  const content = [{ type: "placedFigure", attrs: { key } }];
  if (to === doc.content.size) content.push({ type: "paragraph" });
  editor.chain().focus().insertContentAt({ from, to }, content).setTextSelection(from + 2).run();
}

export async function placeFigure(editor, language) {
  const named = labels(language);
  const placed = placedIn(editor.state.doc);
  const key = await choose(say("place"), standingFigures().map((figure) => ({
    value: keyOf(figure),
    words: named.get(keyOf(figure)) ?? say("no_photo"),
    pictures: thumbnails(figure),
    taken: placed.has(keyOf(figure)) ? say("placed") : "",
  })));
  if (key) place(editor, key);
}

// A figure, and each photo of a group.
function referable(figure, named) {
  const photos = counted(figure);
  const pictures = thumbnails(figure);
  const alone = photos.map((photo, index) => ({ value: photo.dataset.key, words: named.get(photo.dataset.key), pictures: pictures.slice(index, index + 1) }));
  const whole = { value: keyOf(figure), words: named.get(keyOf(figure)), pictures };
  return [whole, ...photos.length > 1 ? alone : []].filter(({ value, words }) => value && words);
}

export async function referTo(editor, language) {
  const named = labels(language);
  const key = await choose(say("refer"), standingFigures().flatMap((figure) => referable(figure, named)));
  if (key) editor.chain().focus().insertContentAt(editor.state.selection.to, { type: "reference", attrs: { key } }).run();
}
