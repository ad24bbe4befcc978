// The newsroom's form: rows that move by buttons, problems and errors that lead to their fields.

import { EDITOR, hasWords, startGaps } from "./gaps.js";
import { bringIn, languageOf, startSwitch } from "./languages.js";
import { keepOrder, rowsOf, writeNumbers } from "./rows.js";

// A line leads to its very field: in its language, unfolded, and with the focus in it.
const FOCUSABLE = "input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea:not(:disabled), a[href], button";

function placeOf(id) {
  const place = document.getElementById(id);
  if (place) return place;
  // What may only be read has no field, but a row.
  const [, row, field] = /^id_(?:(.+?-\d+)-)?(.+)$/.exec(id) ?? [];
  const around = document.getElementById(row ?? "content");
  return (field && around?.querySelector(`.field-${CSS.escape(field)}`)) ?? (row ? around : null);
}

function focusOf(place) {
  if (place.matches(".inline-group")) return place.querySelector(".add-row a");
  const chosen = place.nextElementSibling?.matches(".select2") && place.nextElementSibling.querySelector(".select2-selection");
  const editor = place.closest(".prose-editor")?.querySelector(".ProseMirror[contenteditable=true]");
  if (chosen || editor) return chosen || editor;
  const around = place.closest(".inline-related, .form-row") ?? place;
  const found = [place, ...place.querySelectorAll(FOCUSABLE), ...around.querySelectorAll(FOCUSABLE)];
  return found.find((each) => each.matches(FOCUSABLE) && each.checkVisibility());
}

function reach(place) {
  (place.closest("td, .fieldBox, .form-row") ?? place).scrollIntoView({ block: "center" });
  focusOf(place)?.focus({ preventScroll: true });
}

function lead(id, languageOfLine) {
  const place = placeOf(id);
  if (!place) return false;
  const language = languageOf(id) ?? languageOfLine;
  if (language) bringIn(language);
  arrive(place);
  return true;
}

function arrive(place) {
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  // An editor begins when it is first seen, and takes the place of its textarea.
  if (place.matches(EDITOR) && !place.closest(".prose-editor")) {
    place.addEventListener("prose-editor:ready", () => reach(place), { once: true });
  }
  reach(place);
}

// A form that came back is at its first error, in the language that was opened for it.
function startErrors() {
  const wrong = document.querySelector("#content-main form .errorlist:not(.nonfield)")?.closest(".fieldBox, .form-row, td");
  const field = wrong?.querySelector(EDITOR) ?? wrong?.querySelector(FOCUSABLE);
  if (field && !location.hash) window.addEventListener("load", () => arrive(field));
}

function startRequirements() {
  document.querySelector(".missing")?.addEventListener("click", (event) => {
    const line = event.target.closest('a[href^="#"]');
    if (!line || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (lead(line.hash.slice(1), line.closest("[data-language]")?.dataset.language)) event.preventDefault();
  });
  document.querySelector("#content-main form")?.addEventListener("input", (event) => say(strikeOff(event.target)));
  // A form that came back has words that nobody has saved yet.
  for (const line of document.querySelectorAll(".missing a[data-fills]")) strikeOff(document.getElementById(line.dataset.fills));
  // From another page; the rows have their buttons only after Django's own scripts.
  window.addEventListener("load", () => { if (location.hash) lead(location.hash.slice(1)); });
}

// A line that asks for words and nothing else is struck off once its field has some; all lines are judged anew on save.
// Returns what there is to be said of it, if anything.
function strikeOff(field) {
  const line = field?.id && document.querySelector(`.missing a[data-fills="${CSS.escape(field.id)}"]`)?.closest("li");
  if (!line || line.classList.contains("done") === hasWords(field)) return null;
  const done = line.classList.toggle("done");
  line.querySelector(".filled").hidden = !done;
  const list = line.closest("details");
  list.querySelector("summary b").textContent = list.querySelectorAll("li:not(.done)").length;
  // Its words begin with "Filled" while it is.
  return done ? line.textContent : "";
}

function say(words) {
  if (words !== null) document.querySelector('.missing [role="status"]').textContent = words;
}

// Rows of a positioned inline: ↑ and ↓ move them and write their numbers, which alone count without script.
function move(group, row, step) {
  const rows = rowsOf(group);
  const other = rows[rows.indexOf(row) + step];
  if (!other) return;
  if (step < 0) other.before(row);
  else other.after(row);
  writeNumbers(group);
}

function addMovers(group, row) {
  const input = row.querySelector('input[name$="-position"]');
  if (!input || input.disabled || row.querySelector(".movers")) return;
  const movers = document.createElement("span");
  movers.className = "movers";
  for (const [text, step] of [["↑", -1], ["↓", 1]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.setAttribute("aria-label", `${input.labels?.[0]?.textContent ?? ""} ${text}`.trim());
    button.addEventListener("click", () => {
      move(group, row, step);
      button.focus();
    });
    movers.append(button);
  }
  input.after(movers);
}

// A new footnote or figure has its key at once, so that it can be typed into the text before the form is saved.
const KEY_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

function giveKey(row) {
  const input = row.querySelector('input[name$="-key"]');
  if (!input || input.value) return;
  const numbers = crypto.getRandomValues(new Uint32Array(6));
  input.value = [...numbers].map((number) => KEY_LETTERS[number % KEY_LETTERS.length]).join("");
}

function startMovers() {
  keepOrder();
  for (const fieldset of document.querySelectorAll("fieldset.positioned")) {
    const group = fieldset.closest(".inline-group");
    rowsOf(group).forEach((row) => addMovers(group, row));
    group.addEventListener("formset:added", (event) => {
      addMovers(group, event.target);
      giveKey(event.target);
      event.target.querySelector("input:not([type=hidden]):not([name$=-position]), select, textarea")?.focus();
    });
  }
}

// What has been typed and not saved is not left without a question.
function startGuard() {
  const form = document.querySelector(".change-form form[id$=_form]");
  if (!form) return;
  let touched = false;
  form.addEventListener("input", () => { touched = true; });
  form.addEventListener("submit", () => { touched = false; });
  window.addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
}

startSwitch();
startGaps();
startRequirements();
startErrors();
startMovers();
startGuard();
