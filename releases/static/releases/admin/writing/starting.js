// Makes a text area an editor: what it may hold, what its menu is called, and in which language it is written.

import * as offered from "django-prose-editor/editor";

import { LANGUAGES, languageOf } from "../languages.js";
import { Markers } from "./markers.js";
import { Citation, PlacedFigure, Quotation, Reference } from "./nodes.js";
import { Link } from "./links.js";
import { Inserting } from "./inserting.js";
import { Pasting } from "./pasting.js";
import { hasParts } from "./parts.js";
import { menu } from "./told.js";
import { asNodes, asTyped } from "./vocabulary.js";

const OWN = { Citation, Reference, Quotation, PlacedFigure };

// Notes cite no other; pages without figures and footnotes have nothing to name.
function mayHold(name, textarea) {
  if (!(name in OWN)) return name in offered || name === "Link";
  return hasParts && !(name === "Citation" && textarea.name.startsWith("footnotes-"));
}

function extensions(textarea, config, language) {
  const names = Object.keys(config.extensions).filter((name) => mayHold(name, textarea));
  const chosen = names.map((name) => {
    const extension = { ...offered, ...OWN, Link }[name];
    const options = name in OWN ? { language } : config.extensions[name];
    return typeof options === "object" ? extension.configure(options) : extension;
  });
  const isInline = !("Heading" in config.extensions);
  return [...chosen, Markers.configure({ language }), Inserting.configure({ language }), Pasting.configure({ language, isInline })];
}

function nameMenu(editor) {
  const bar = editor.view.dom.parentElement.querySelector(".prose-menubar");
  for (const button of bar?.querySelectorAll("button[title]") ?? []) {
    button.title = menu[button.title] ?? button.title;
    button.setAttribute("aria-label", button.title);
  }
}

// Screen readers meet the editor, not the textarea under it, and may do so in its first moment.
function nameAndLanguage(textarea) {
  const label = textarea.labels?.[0]?.textContent.replace(/[:：]\s*$/, "");
  return { ...(label && { "aria-label": label }), ...(textarea.lang && { lang: textarea.lang }) };
}

const EMPTY = /^<(\w+)><\/\1>$/;

// The field keeps what a writer types without script, and is what the form sends.
function edit(textarea, its) {
  const element = document.createElement("div");
  element.className = "prose-editor";
  textarea.before(element);
  element.append(textarea);
  return new offered.Editor({
    element,
    editable: !textarea.disabled,
    editorProps: { attributes: nameAndLanguage(textarea) },
    extensions: its,
    onBeforeCreate: ({ editor }) => { editor.options.content = asNodes(textarea.value, editor.schema); },
    onUpdate({ editor }) {
      textarea.value = asTyped(editor.getHTML()).replace(EMPTY, "");
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
}

export function start(textarea, config) {
  if (textarea.closest(".prose-editor")) return;
  const language = languageOf(textarea.name) ?? LANGUAGES[0];
  const editor = edit(textarea, extensions(textarea, config, language));
  // Said after the menu is made.
  editor.on("create", () => {
    nameMenu(editor);
    textarea.dispatchEvent(new CustomEvent("prose-editor:ready", { detail: { editor, textarea }, bubbles: true }));
  });
}
