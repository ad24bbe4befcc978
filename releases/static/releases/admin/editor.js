// Starts an editor when its field is first seen, so that a form of forty figures opens like an empty one.

import { createEditor } from "django-prose-editor/configurable";

const ATTRIBUTE = "data-django-prose-editor-pressroom";

function start(textarea) {
  if (textarea.dataset.started || textarea.id.includes("__prefix__")) return;
  textarea.dataset.started = "yes";
  createEditor(textarea, JSON.parse(textarea.getAttribute(ATTRIBUTE)));
}

function name(event) {
  // Screen readers meet the editor, not the textarea under it.
  const { textarea } = event.detail;
  const editable = textarea.closest(".prose-editor")?.querySelector(".ProseMirror[contenteditable=true]");
  for (const button of textarea.closest(".prose-editor")?.querySelectorAll(".prose-menubar [title]") ?? []) {
    button.title = window.gettext(button.title);
    button.setAttribute("aria-label", button.title);
  }
  const label = textarea.labels?.[0]?.textContent.replace(/[:：]\s*$/, "");
  if (editable && label) {
    editable.setAttribute("aria-label", label);
    editable.setAttribute("lang", textarea.name.endsWith("_en") ? "en" : textarea.name.endsWith("_zh_hans") ? "zh-Hans" : "zh-Hant-HK");
  }
}

const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    seen.unobserve(entry.target);
    start(entry.target);
  }
}, { rootMargin: "400px" });

function watch(root) {
  for (const textarea of root.querySelectorAll(`[${ATTRIBUTE}]`)) seen.observe(textarea);
}

document.addEventListener("prose-editor:ready", name);
document.addEventListener("formset:added", (event) => watch(event.target));
watch(document);
