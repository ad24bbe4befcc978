// The notes, quotations and figures of the form as they stand: what they are called, and how a new row comes.

import { counted, figures, group, keyOf, photosOf, isLeaving } from "../figure_rows.js";
import { label } from "../labels.js";
import { LANGUAGES } from "../languages.js";
import { rowsOf } from "../rows.js";

const LONGEST = 60;
export const suffix = (language) => language.replace("-", "_");
const groupOf = (prefix) => document.getElementById(`${prefix}-group`);
export const hasParts = Boolean(group && groupOf("footnotes"));

export const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
const written = (row, name, language) => field(row, `${name}_${suffix(language)}`)?.value ?? "";
// Of a language that may only be read there is no field, but its words.
const read = (row, name, language) => row.querySelector(`.locked-words[data-column="${name}_${suffix(language)}"]`)?.textContent.trim() ?? "";
const isGone = (row) => field(row, "DELETE")?.checked ?? false;
// A locked form has no field for the key.
export const keyOfRow = (row) => field(row, "key")?.value || (/\[\^?([a-z0-9]{6})\]/.exec(row.querySelector(".inline_label")?.textContent)?.[1] ?? "");

// {key: row}
function rowsByKey(prefix) {
  const found = groupOf(prefix) ? rowsOf(groupOf(prefix)) : [];
  return new Map(found.filter((row) => !isGone(row)).map((row) => [keyOfRow(row), row]).filter(([key]) => key));
}

export const notes = () => rowsByKey("footnotes");
export const quotations = () => rowsByKey("quotations");
export const standingFigures = () => figures().filter((figure) => !isLeaving(figure) && keyOf(figure));

const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
const short = (words) => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);

// What stands at the head of a row, without its key.
const headed = (row) => row.querySelector(".inline_label")?.textContent.replace(/\[\^?[a-z0-9]{6}\]/, "").trim() ?? "";

// What tells a note from others: its words in this language, or in another.
export function nameOfNote(row, language) {
  for (const each of [language, ...LANGUAGES]) {
    const said = ["note", "source_title", "publisher"].map((name) => plain(written(row, name, each)) || read(row, name, each)).find(Boolean);
    if (said) return short(said);
  }
  return short(field(row, "url")?.value || headed(row));
}

export const noteIn = (row, language) => written(row, "note", language);
export const quoted = (row, language) => written(row, "quoted", language).trim() || read(row, "quoted", language);
// The words of a quotation as another language has them: [words, language], or nothing.
export const quotedElsewhere = (row) => LANGUAGES.map((each) => [quoted(row, each), each]).find(([words]) => words);
export const nameOfQuotation = (row, language) => short(quoted(row, language) || quotedElsewhere(row)?.[0] || headed(row));

// {key: label} of every figure and photo that has a number.
export function labels(language) {
  const found = new Map();
  let next = 1;
  for (const figure of figures()) {
    const photos = counted(figure);
    if (photos.length) found.set(keyOf(figure), label(next, photos.length, language));
    photos.forEach((photo, index) => found.set(photo.dataset.key, label(next + index, 1, language)));
    next += photos.length;
  }
  found.delete("");
  return found;
}

export const thumbnails = (figure) => counted(figure).map((photo) => photo.querySelector("img.thumbnail")?.src).filter(Boolean);
export const photoWithKey = (key) => figures().flatMap(photosOf).find((photo) => photo.dataset.key === key);
export const figureWithKey = (key) => standingFigures().find((figure) => keyOf(figure) === key);

// --- New rows -----------------------------------------------------------------------------------------------

// A locked form has the button too, hidden.
export function mayAdd(prefix) {
  const count = (name) => document.querySelector(`input[name="${prefix}-${name}_FORMS"]`)?.value;
  return Boolean(groupOf(prefix)?.querySelector(".add-row a")) && Number(count("MAX_NUM")) > Number(count("TOTAL"));
}

export function write(row, values) {
  for (const [name, value] of Object.entries(values)) {
    const input = field(row, name);
    if (!input || !value) continue;
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// A row as the form's own button makes it, without the focus that a person's click would bring.
// ``furnish`` fills it in; ``key`` is one that it had before, without it the row has a new one.
export function add(prefix, furnish, key = "") {
  const had = document.activeElement;
  const top = window.scrollY;
  groupOf(prefix).querySelector(".add-row a").click();
  const row = rowsOf(groupOf(prefix)).at(-1);
  write(row, { key });
  furnish(row);
  had.focus({ preventScroll: true });
  window.scrollTo({ top });
  return row;
}

// --- Ways to a row ------------------------------------------------------------------------------------------

const editable = (input) => input.closest(".prose-editor")?.querySelector(".ProseMirror[contenteditable=true]");

// To the words of a row in one language; an editor begins when it is first seen.
export function lead(row, name, language) {
  const input = field(row, `${name}_${suffix(language)}`) ?? row.querySelector("textarea, input:not([type=hidden])");
  if (!input) return;
  for (let fold = row.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (input.matches("[data-django-prose-editor-pressroom]") && !editable(input)) {
    input.addEventListener("prose-editor:ready", () => editable(input).focus({ preventScroll: true }), { once: true });
  }
  (input.closest(".form-row") ?? input).scrollIntoView({ block: "center" });
  (editable(input) ?? input).focus({ preventScroll: true });
}
