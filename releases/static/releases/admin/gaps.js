// What is missing in which language: fields that are empty while another language has words, counted and marked as one types.

import { LANGUAGES, languageOf } from "./languages.js";

export const EDITOR = "[data-django-prose-editor-pressroom]";
const LOCKED = ".locked-words";
const QUIET = 1000;

const bar = document.querySelector("form.language-switch");
const form = document.querySelector("#content-main form");
// {what a field is called without its language: {language: field}}
let columns = new Map();
const gaps = new Set();

// What may only be read is no field, and has words all the same.
export function hasWords(field) {
  if (field.matches(LOCKED)) return field.textContent.trim() !== "";
  const text = field.matches(EDITOR) ? field.value.replace(/<[^>]*>|&nbsp;/g, "") : field.value;
  return text.trim() !== "";
}

function isLeaving(field) {
  const row = field.closest("tr.form-row, .inline-related:not(.tabular)");
  const boxes = [row?.querySelector('input[name$="-DELETE"]'), field.closest(".photo-row")?.querySelector(".photo-remove input")];
  return boxes.some((box) => box?.checked);
}

// What readers will be told is proposed where it is left empty.
const isColumn = (field) => field.name && languageOf(field.name) && !/__prefix__|^told_/.test(field.name);
const nameWithin = (name) => name.slice(0, -languageOf(name).length);
// What the field of a locked text would be called.
const nameOfLocked = (text) => [text.closest(".inline-related, tr.form-row")?.id, text.dataset.column].filter(Boolean).join("-");
const shortName = (language) => bar.querySelector(`[data-language="${language}"] .short-name`).textContent;

// On the label, which is read with its field; a cell of a table has none.
function mark(field, filled) {
  const place = field.labels[0] ?? field.closest("td, .form-row");
  const words = filled && bar.dataset.saysGap.replace("{languages}", filled.map(shortName).join(" · "));
  if (words) place.dataset.gap = words;
  else delete place.dataset.gap;
  // Screen readers meet the editor, not the textarea under it.
  const editor = field.closest(".prose-editor")?.querySelector(".ProseMirror[contenteditable=true]");
  for (const each of [editor, field.labels.length ? null : field].filter(Boolean)) {
    if (words) each.setAttribute("aria-description", words);
    else each.removeAttribute("aria-description");
  }
}

const filledOf = (fields) => LANGUAGES.filter((each) => fields[each] && !isLeaving(fields[each]) && hasWords(fields[each]));

function judge(fields) {
  const filled = filledOf(fields);
  for (const field of Object.values(fields)) {
    if (field.matches(LOCKED)) continue;
    const isGap = filled.length > 0 && !hasWords(field) && !isLeaving(field);
    if (isGap) gaps.add(field);
    else if (!gaps.delete(field)) continue;
    mark(field, isGap ? filled : null);
  }
}

function put(name, field) {
  columns.set(nameWithin(name), { ...columns.get(nameWithin(name)), [languageOf(name)]: field });
}

function readForm() {
  // A row that moved takes its marks along.
  for (const field of gaps) mark(field, null);
  gaps.clear();
  columns = new Map();
  for (const field of form.querySelectorAll("input:not([type=hidden]), textarea")) {
    if (!isColumn(field)) continue;
    put(field.name, field);
  }
  for (const text of form.querySelectorAll(LOCKED)) put(nameOfLocked(text), text);
  for (const fields of columns.values()) judge(fields);
  count();
}

// --- The bar ----------------------------------------------------------------------------------------------

const counted = {};
let said = null;
let timer = null;

function count() {
  for (const language of LANGUAGES) {
    const number = [...gaps].filter((field) => languageOf(field.name) === language).length;
    const place = bar.querySelector(`[data-language="${language}"] .gaps`);
    if (counted[language] === number) continue;
    counted[language] = number;
    // Other words in the same node: a new one would have the whole form styled anew.
    place.querySelector("b").firstChild.data = number;
    place.classList.toggle("is-none", number === 0);
  }
  said ??= { ...counted };
  clearTimeout(timer);
  timer = setTimeout(announce, QUIET);
}

function announce() {
  const changed = LANGUAGES.filter((each) => said[each] !== counted[each]);
  said = { ...counted };
  if (!changed.length) return;
  const sentence = (language) => bar.dataset.saysToFill
    .replace("{language}", bar.querySelector(`[data-language="${language}"] .own-name`).textContent)
    .replace("{count}", counted[language]);
  bar.querySelector('[role="status"]').textContent = changed.map(sentence).join(" · ");
}

// Rows come, go and change their names in bursts.
let isAwaited = false;

function readSoon() {
  if (isAwaited) return;
  isAwaited = true;
  requestAnimationFrame(() => {
    isAwaited = false;
    readForm();
  });
}

export function startGaps() {
  if (!bar || !form) return;
  readForm();
  form.addEventListener("input", (event) => {
    const fields = isColumn(event.target) && columns.get(nameWithin(event.target.name));
    if (!fields) return;
    judge(fields);
    count();
  });
  form.addEventListener("change", (event) => {
    if (event.target.matches('[name$="-DELETE"], .photo-remove input')) readSoon();
  });
  document.addEventListener("prose-editor:ready", (event) => {
    const { textarea } = event.detail;
    if (gaps.has(textarea)) mark(textarea, filledOf(columns.get(nameWithin(textarea.name))));
  });
  for (const name of ["formset:added", "formset:removed"]) document.addEventListener(name, readSoon);
  document.getElementById("figures-group")?.addEventListener("figures:changed", readSoon);
}
