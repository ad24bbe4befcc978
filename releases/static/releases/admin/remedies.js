// A line of advice that knows what to write has a button, which writes it into the field or its running editor.

const EDITOR = "[data-django-prose-editor-pressroom]";
const NODE = "\ufffc";

// Overlapping ones count too, as the advice counts them.
function placeIn(text, found, occurrence) {
  let place = -1;
  for (let count = 0; count <= occurrence; count += 1) {
    place = text.indexOf(found, place + 1);
    if (place < 0) return null;
  }
  return place;
}

function countIn(text, found) {
  let count = 0;
  for (let place = text.indexOf(found); place >= 0; place = text.indexOf(found, place + 1)) count += 1;
  return count;
}

// Words stand in blocks one after the other; what is found never reaches from one into the next.
function inBlocks(blocks, { found, occurrence }) {
  let before = 0;
  for (const block of blocks) {
    const count = countIn(block.text, found);
    if (occurrence < before + count) return { ...block, place: placeIn(block.text, found, occurrence - before) };
    before += count;
  }
  return null;
}

// The letters around what is wrong stay, and keep what they are: bold, a link.
function changed({ found, proposal }) {
  let start = 0;
  let end = 0;
  const shorter = Math.min(found.length, proposal.length);
  while (start < shorter && found[start] === proposal[start]) start += 1;
  while (end < shorter - start && found.at(-1 - end) === proposal.at(-1 - end)) end += 1;
  return { start, end: found.length - end, words: proposal.slice(start, proposal.length - end) };
}

function inEditor(editor, replacement) {
  const blocks = [];
  const { state } = editor;
  state.doc.descendants((node, position) => {
    if (node.isTextblock) blocks.push({ text: node.textBetween(0, node.content.size, undefined, NODE), begin: position + 1 });
  });
  const at = inBlocks(blocks, replacement);
  if (!at) return false;
  const { start, end, words } = changed(replacement);
  const from = at.begin + at.place;
  const { tr } = state;
  editor.view.dispatch(words ? tr.insertText(words, from + start, from + end) : tr.delete(from + start, from + end));
  return true;
}

function inField(field, replacement) {
  const { start, end, words } = changed(replacement);
  const place = placeIn(field.value, replacement.found, replacement.occurrence);
  if (place === null) return false;
  field.setRangeText(words, place + start, place + end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

const BLOCK = "p, h2, h3, li, blockquote, body";

// The words of each block of a document, with the texts that they are made of.
function blocksOf(body) {
  const blocks = new Map();
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const owner = node.parentElement.closest(BLOCK);
    const block = blocks.get(owner) ?? { text: "", texts: [] };
    block.texts.push({ node, begin: block.text.length });
    block.text += node.data;
    blocks.set(owner, block);
  }
  return [...blocks.values()];
}

// Before its editor has begun, a rich text is changed as the markup that its textarea holds.
function inMarkup(field, replacement) {
  const { body } = new DOMParser().parseFromString(field.value, "text/html");
  const at = inBlocks(blocksOf(body), replacement);
  if (!at) return false;
  const { start, end, words } = changed(replacement);
  let left = words;
  for (const { node, begin } of at.texts) {
    const [from, to] = [at.place + start, at.place + end].map((place) => Math.min(Math.max(place - begin, 0), node.length));
    const isHere = at.place + start <= begin + node.length;
    node.replaceData(from, to - from, isHere ? left : "");
    if (isHere) left = "";
  }
  field.value = body.innerHTML;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

function write(field, replacement) {
  const editor = field.closest(".prose-editor")?.querySelector(".ProseMirror")?.editor;
  if (editor) return inEditor(editor, replacement);
  return field.matches(EDITOR) ? inMarkup(field, replacement) : inField(field, replacement);
}

const read = (button) => JSON.parse(button.dataset.remedy);

// What was replaced is found no more: what is counted after it comes one earlier.
function recount(id, { found, occurrence }) {
  for (const button of document.querySelectorAll("[data-remedy]:not([aria-disabled])")) {
    const remedy = read(button);
    if (remedy.id !== id) continue;
    for (const each of remedy.replacements) {
      if (each.found === found && each.occurrence > occurrence) each.occurrence -= 1;
    }
    button.dataset.remedy = JSON.stringify(remedy);
  }
}

function say(button, words) {
  button.textContent = words;
  document.querySelector('.missing [role="status"]').textContent = words;
}

function strikeOff(line) {
  line.classList.add("done");
  const list = line.closest("details");
  list.querySelector("summary b").textContent = list.querySelectorAll("li:not(.done)").length;
}

function apply(button) {
  const { id, replacements } = read(button);
  const field = document.getElementById(id);
  // A button that is switched off would lose the focus.
  button.setAttribute("aria-disabled", "true");
  // From the end, so that what comes before keeps its place.
  const done = replacements.toReversed().filter((each) => write(field, each));
  for (const each of done) recount(id, each);
  if (done.length < replacements.length) return say(button, button.dataset.failed);
  strikeOff(button.closest("li"));
  return say(button, button.dataset.done);
}

for (const button of document.querySelectorAll(".missing [data-remedy]")) {
  // A locked language has no field.
  if (!document.getElementById(read(button).id)) continue;
  button.hidden = false;
  button.addEventListener("click", () => { if (!button.hasAttribute("aria-disabled")) apply(button); });
}
