// The figures of the form as they stand, and every way in which they change; the rows and their fields are the truth.

import { rowsOf, writeNumbers } from "./rows.js";

export const group = document.getElementById("figures-group");
export const told = JSON.parse(document.getElementById("photo-desk-told")?.textContent ?? "{}");
export const figures = () => rowsOf(group);
export const photosOf = (figure) => [...figure.querySelectorAll(".photo-row")];
export const figureOf = (thing) => thing.closest(".inline-related");
export const allPhotos = () => figures().flatMap(photosOf);
export const keyOf = (figure) => figure.querySelector('input[name$="-key"]')?.value || figure.dataset.key || "";
const isSaved = (figure) => figure.classList.contains("has_original");

const deleteBox = (figure) => figure.querySelector('input[name$="-DELETE"]');
const idsField = (figure) => figure.querySelector('input[name$="-photos-ids"]');

export const isLeaving = (figure) => deleteBox(figure)?.checked ?? false;
// Those that are not about to be deleted.
export const standing = () => figures().filter((figure) => !isLeaving(figure));
const removeBox = (photo) => photo.querySelector(".photo-remove input");
const isRemoved = (photo) => removeBox(photo)?.checked ?? false;
export const counted = (figure) => (isLeaving(figure) ? [] : photosOf(figure).filter((photo) => !isRemoved(photo)));

export function say(sentence, values = {}) {
  return told.words[sentence].replace(/\{(\w+)\}/g, (_all, name) => values[name]);
}

// Readers know the numbers of what is live: only figures that came after may be arranged.
export const mayMove = (thing) => !told.is_locked && !(told.is_fixed && isSaved(figureOf(thing)));
export const mayStandBefore = (figure) => !told.is_fixed || !figure || !isSaved(figure);

// Said once whatever was done is done.
function changed(figure) {
  idsField(figure ?? figures()[0])?.dispatchEvent(new Event("input", { bubbles: true }));
  group.dispatchEvent(new CustomEvent("figures:changed"));
}

// The fields of a photo are named after the figure in which it stands.
function rename(photo, name) {
  for (const each of [photo, ...photo.querySelectorAll("[name], [id], [for]")]) {
    for (const attribute of ["name", "id", "for"]) {
      const old = each.getAttribute(attribute);
      if (old) each.setAttribute(attribute, old.replace(/figures-(\d+|__prefix__)-photos/, name));
    }
  }
}

function write(figure) {
  const ids = idsField(figure);
  photosOf(figure).forEach((photo, index) => {
    rename(photo, ids.name.replace(/-ids$/, ""));
    const order = photo.querySelector(".photo-order input");
    if (order) order.value = index + 1;
  });
  ids.value = photosOf(figure).map((photo) => photo.dataset.photo).join(",");
}

// Empty text areas of the editor hold an empty paragraph.
const hasWords = (figure) => [...figure.querySelectorAll("textarea, select[name$='-stop']")].some(
  (field) => new DOMParser().parseFromString(field.value, "text/html").body.textContent.trim() !== "",
);

// What a photo left behind: a saved figure is marked for removal (true), a new one goes; neither where somebody wrote in it.
function settle(figure, photo) {
  if (photosOf(figure).length || hasWords(figure)) return false;
  if (isSaved(figure)) {
    deleteBox(figure).checked = true;
    figure.dataset.emptied = photo.dataset.photo;
    return true;
  }
  figure.querySelector(".inline-deletelink").click();
  return false;
}

function welcome(figure) {
  if (!("emptied" in figure.dataset)) return;
  deleteBox(figure).checked = false;
  delete figure.dataset.emptied;
}

// Put a photo into a figure, before another photo or at the end. Returns what happened: "moved", "emptied", "twin" or "".
export function place(photo, figure, before = null) {
  if (photosOf(figure).some((each) => each !== photo && each.dataset.photo === photo.dataset.photo)) return "twin";
  if (photo === before) return "";
  const from = photo.isConnected ? figureOf(photo) : null;
  figure.querySelector(".photo-rows").insertBefore(photo, before);
  write(figure);
  welcome(figure);
  let isEmptied = false;
  if (from && from !== figure) {
    write(from);
    isEmptied = settle(from, photo);
  }
  changed(figure);
  return isEmptied ? "emptied" : "moved";
}

// A photo that was to be removed is wanted after all.
export function keep(photo) {
  if (!isRemoved(photo)) return;
  removeBox(photo).checked = false;
  changed(figureOf(photo));
}

// A new row as the form's own button makes it, without the focus that a person's click would bring.
function addFigure(before = null) {
  const had = document.activeElement;
  const top = window.scrollY;
  group.querySelector(".add-row a").click();
  const figure = figures().at(-1);
  if (before) before.before(figure);
  if (had === document.body) document.activeElement.blur();
  else had.focus({ preventScroll: true });
  window.scrollTo({ top });
  writeNumbers(group);
  return figure;
}

// Alone again, a photo has the figure back that it left, with its key.
export function placeAlone(photo, before = null) {
  const former = figures().find((figure) => figure.dataset.emptied === photo.dataset.photo);
  if (!former) return place(photo, addFigure(before));
  moveFigure(former, before);
  return place(photo, former);
}

export function moveFigure(figure, before) {
  if (figure === before) return;
  if (before) before.before(figure);
  else figures().at(-1).after(figure);
  writeNumbers(group);
  changed(figure);
}

export function watchFigures(tell) {
  group.addEventListener("figures:changed", tell);
  group.addEventListener("change", (event) => {
    if (event.target.matches('[name$="-DELETE"], [name$="-layout"], .photo-remove input, [name$="-key"]')) tell();
  });
  group.addEventListener("formset:added", tell);
  document.addEventListener("formset:removed", () => queueMicrotask(() => {
    writeNumbers(group);
    tell();
  }));
  // The arrows beside a row's number.
  group.addEventListener("click", (event) => { if (event.target.closest(".movers")) tell(); });
}
