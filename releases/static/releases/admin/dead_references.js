// Beside the body: which references of its language name a figure or photo that the form does not have any more.

import { allPhotos, counted, figureOf, figures, isLeaving, keyOf, say, told } from "./figure_rows.js";

const SUFFIXES = ["zh_hant", "zh_hans", "en"];
const PAUSE = 600;
const typed = new RegExp(told.reference, "g");
let timer = null;

function known() {
  const ofFigures = figures().filter((figure) => !isLeaving(figure)).map(keyOf);
  const photos = allPhotos().filter((photo) => counted(figureOf(photo)).includes(photo));
  return new Set([...ofFigures, ...photos.map((photo) => photo.dataset.key)]);
}

function references(suffix) {
  const texts = document.querySelectorAll(`#content form textarea[name$="_${suffix}"]:not([name*="__prefix__"])`);
  return [...texts].flatMap((text) => [...text.value.matchAll(typed)]);
}

// The keys that the texts of any language name.
export const namedKeys = () => new Set(SUFFIXES.flatMap(references).map((match) => match[1]));

function dead(suffix, keys) {
  return [...new Set(references(suffix).filter((match) => !keys.has(match[1])).map((match) => match[0]))];
}

function lineOf(suffix) {
  const row = document.querySelector(`#content form .form-row.field-body_${suffix}`);
  if (!row || row.querySelector(".dead-references")) return row?.querySelector(".dead-references");
  const line = document.createElement("p");
  line.className = "dead-references";
  line.setAttribute("role", "status");
  row.append(line);
  return line;
}

function check() {
  timer = null;
  const keys = known();
  for (const suffix of SUFFIXES) {
    const line = lineOf(suffix);
    const found = line ? dead(suffix, keys) : [];
    const words = found.length ? `${say("dead")} ${found.join(" ")}` : "";
    if (line && line.textContent !== words) line.textContent = words;
  }
}

// A pause after the last stroke or move.
export function checkSoon() {
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
}

export function startReferences() {
  document.querySelector("#content-main form").addEventListener("input", (event) => { if (event.target.matches("textarea")) checkSoon(); });
  check();
}
