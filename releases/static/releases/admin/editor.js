// Starts an editor when its field is first seen, so that a form of forty figures opens like an empty one.

import { start } from "./writing/starting.js";

const ATTRIBUTE = "data-django-prose-editor-pressroom";

const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    seen.unobserve(entry.target);
    start(entry.target, JSON.parse(entry.target.getAttribute(ATTRIBUTE)));
  }
}, { rootMargin: "400px" });

function watch(root) {
  // The row that others are copied from has no index yet.
  for (const textarea of root.querySelectorAll(`[${ATTRIBUTE}]:not([id*="__prefix__"])`)) seen.observe(textarea);
}

document.addEventListener("formset:added", (event) => watch(event.target));
watch(document);
