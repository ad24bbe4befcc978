// A line of advice that knows what to write has a button, which writes it into the field or its running editor.

const EDITOR = "[data-django-prose-editor-pressroom]";
// A form on which nothing is written has no editor, and does not say where its program stands.
const pm = document.querySelector(EDITOR) && (await import("django-prose-editor/editor")).pm;
// What stands for a node among the words that the advice read; a line break is one there too.
const NODES = { citation: "\ufffc", hardBreak: "\n" };
const PRINTED = "\ufffb";
const letterOf = (node) => NODES[node.type.name] ?? PRINTED;

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

function inDocument(tr, replacement) {
  const blocks = [];
  tr.doc.descendants((node, position) => {
    if (node.isTextblock) blocks.push({ text: node.textBetween(0, node.content.size, undefined, letterOf), begin: position + 1 });
  });
  const at = inBlocks(blocks, replacement);
  if (!at) return false;
  const { start, end, words } = changed(replacement);
  const from = at.begin + at.place;
  if (words) tr.insertText(words, from + start, from + end);
  else tr.delete(from + start, from + end);
  return true;
}

// All at a stroke, which one press takes back.
function inEditor(editor, replacements) {
  const { tr } = editor.state;
  const done = replacements.filter((each) => inDocument(tr, each));
  if (done.length) editor.view.dispatch(pm.history.closeHistory(tr));
  return done;
}

// Typed as a person would, so that the browser can take it back; where it cannot type, in a field out of sight, it is set.
function typeInto(field, value) {
  const had = document.activeElement;
  const { start, end, words } = changed({ found: field.value, proposal: value });
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  const isTyped = document.activeElement === field && document.execCommand(words ? "insertText" : "delete", false, words);
  had.focus({ preventScroll: true });
  if (isTyped) return;
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function inField(field, replacements) {
  let { value } = field;
  const done = replacements.filter((each) => {
    const place = placeIn(value, each.found, each.occurrence);
    if (place !== null) value = value.slice(0, place) + each.proposal + value.slice(place + each.found.length);
    return place !== null;
  });
  if (done.length) typeInto(field, value);
  return done;
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
function inMarkup(field, replacements) {
  const { body } = new DOMParser().parseFromString(field.value, "text/html");
  const done = replacements.filter((each) => inBody(body, each));
  field.value = body.innerHTML;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return done;
}

function inBody(body, replacement) {
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
  return true;
}

const editorOf = (field) => field.closest(".prose-editor")?.querySelector(".ProseMirror")?.editor;

// Returns those that were found and written.
function write(field, replacements) {
  const editor = editorOf(field);
  if (editor) return inEditor(editor, replacements);
  return field.matches(EDITOR) ? inMarkup(field, replacements) : inField(field, replacements);
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

function strikeOff(line, isDone) {
  line.classList.toggle("done", isDone);
  const list = line.closest("details");
  list.querySelector("summary b").textContent = list.querySelectorAll("li:not(.done)").length;
}

// A button that is switched off would lose the focus.
const switchOff = (button, isOff) => (isOff ? button.setAttribute("aria-disabled", "true") : button.removeAttribute("aria-disabled"));

// While a press writes, nothing is taken back.
let isPressed = false;

function apply(button) {
  const { id, replacements } = read(button);
  const field = document.getElementById(id);
  remember(id, field);
  switchOff(button, true);
  isPressed = true;
  // From the end, so that what comes before keeps its place.
  const done = write(field, replacements.toReversed());
  isPressed = false;
  for (const each of done) recount(id, each);
  if (done.length < replacements.length) say(button, button.dataset.failed);
  else {
    strikeOff(button.closest("li"), true);
    say(button, button.dataset.done);
  }
  remember(id, field);
}

// --- Taken back ---------------------------------------------------------------------------------------------------

const ofField = (id) => [...document.querySelectorAll(".missing [data-remedy]")].filter((button) => read(button).id === id);
const wordsOf = (field) => editorOf(field)?.getHTML() ?? field.value;
// {id of a field: {its words: how its buttons stood}}
const stood = new Map();

function remember(id, field) {
  const buttons = ofField(id).map((button) => ({
    button,
    words: button.textContent,
    remedy: button.dataset.remedy,
    isOff: button.hasAttribute("aria-disabled"),
    isDone: button.closest("li").classList.contains("done"),
  }));
  if (!stood.has(id)) stood.set(id, new Map());
  stood.get(id).set(wordsOf(field), buttons);
}

// Words that are back as they were, or again as a press left them, have the buttons that they had then.
function standAgain({ target }) {
  if (isPressed) return;
  for (const { button, words, remedy, isOff, isDone } of stood.get(target.id)?.get(wordsOf(target)) ?? []) {
    button.textContent = words;
    button.dataset.remedy = remedy;
    switchOff(button, isOff);
    strikeOff(button.closest("li"), isDone);
  }
}

for (const button of document.querySelectorAll(".missing [data-remedy]")) {
  // A locked language has no field.
  if (!document.getElementById(read(button).id)) continue;
  button.hidden = false;
  button.addEventListener("click", () => { if (!button.hasAttribute("aria-disabled")) apply(button); });
}
document.querySelector("#content-main form")?.addEventListener("input", standAgain);
