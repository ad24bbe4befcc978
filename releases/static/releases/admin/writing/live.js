// Keeps what nodes show true while anything of the form changes: numbers, labels, words.

import { labels, notes, quotations } from "./parts.js";
import { numbers } from "./numbers.js";

// {what shows a node: its language}
const views = new Map();
let isDue = false;

const standing = (language) => ({ language, labels: labels(language), notes: notes(), numbers: numbers(language), quotations: quotations() });

function refresh() {
  isDue = false;
  const told = {};
  for (const [view, language] of views) view(told[language] ??= standing(language));
}

// Once for all that happens at a stroke.
export function refreshSoon() {
  if (!isDue && views.size) queueMicrotask(refresh);
  isDue = views.size > 0;
}

export function follow(view, language) {
  views.set(view, language);
  refreshSoon();
}

export function leave(view) {
  views.delete(view);
}

const form = document.querySelector("#content-main form");
for (const name of ["input", "change", "figures:changed"]) form?.addEventListener(name, refreshSoon, true);
for (const name of ["formset:added", "formset:removed"]) document.addEventListener(name, () => setTimeout(refreshSoon));
// The figures have their keys and labels only after the photo desk began.
window.addEventListener("load", refreshSoon);
