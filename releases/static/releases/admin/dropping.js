// The ways in for files: dropped anywhere on the figures, pasted, or chosen by a button.

import { group } from "./figure_rows.js";
import { addFiles, refuseFolders } from "./uploads.js";

const hasFiles = (event) => event.dataTransfer?.types.includes("Files");

function drop(event) {
  if (!hasFiles(event) || event.target.closest('input[type="file"]')) return;
  // A picture that misses the figures must not be opened in the place of the form.
  event.preventDefault();
  group.classList.remove("is-over");
  if (!group.contains(event.target)) return;
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.());
  const folders = entries.filter((entry) => entry?.isDirectory);
  const names = new Set(folders.map((entry) => entry.name));
  addFiles([...event.dataTransfer.files].filter((file) => !names.has(file.name)));
  if (names.size) refuseFolders(names);
}

function over(event) {
  if (!hasFiles(event) || event.target.closest('input[type="file"]')) return;
  event.preventDefault();
  const isHere = group.contains(event.target);
  event.dataTransfer.dropEffect = isHere ? "copy" : "none";
  group.classList.toggle("is-over", isHere);
}

function paste(event) {
  const { files } = event.clipboardData;
  if (files.length && !event.target.closest?.("input, textarea, [contenteditable]")) addFiles(files);
}

function choose(event) {
  const input = event.target;
  if (!input.matches('input[type="file"]')) return;
  const figure = input.closest(".inline-related");
  if (figure && !input.name.endsWith("-photos-files")) return;
  addFiles(input.files, figure);
  // Sent already; the form need not send it again.
  input.value = "";
}

export function startDropping() {
  group.addEventListener("change", choose);
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) group.classList.remove("is-over"); });
  document.addEventListener("drop", drop);
  document.addEventListener("paste", paste);
}
