// Which note has which number: the order in which a reader of one language meets them on the page.

import { counted, figures, keyOf } from "../figure_rows.js";
import { field, notes, suffix } from "./parts.js";
import { typed } from "./told.js";

const CITATION = new RegExp(typed.citation, "g");
const LONE_REFERENCE = new RegExp(`^${typed.reference}$`);

const ofRelease = (name, language) => document.getElementById(`id_${name}_${suffix(language)}`)?.value ?? "";
const isPrinted = (figure) => counted(figure).some((photo) => !photo.matches(".is-withdrawn"));

// {key: caption} of the figures that readers see, in the order of their numbers.
function captions(language) {
  const printed = figures().filter(isPrinted);
  return new Map(printed.map((figure) => [keyOf(figure), field(figure, `caption_${suffix(language)}`)?.value ?? ""]));
}

// The texts of a page from top to bottom: the body with the captions of what is placed in it, the other captions, the end.
function* reading(language) {
  const following = captions(language);
  for (const block of new DOMParser().parseFromString(ofRelease("body", language), "text/html").body.children) {
    const placed = block.matches("p") && LONE_REFERENCE.exec(block.textContent.trim())?.[1];
    yield placed ? following.get(placed) ?? "" : block.innerHTML;
    following.delete(placed);
  }
  yield* following.values();
  yield ofRelease("notes_to_editors", language);
}

export function numbers(language) {
  const known = notes();
  const found = new Map();
  for (const html of reading(language)) {
    for (const [, key] of html.matchAll(CITATION)) {
      if (known.has(key) && !found.has(key)) found.set(key, found.size + 1);
    }
  }
  return found;
}
