// What is pasted comes in clean, its footnotes become rows of the form, and a line under the editor says what was done.

import { Extension, Plugin, pm } from "django-prose-editor/editor";

import { cleanPaste, cleanPlain } from "../paste/paste.js";
import { bring } from "./bringing.js";
import { field, mayAdd, noteIn, notes, suffix, write } from "./parts.js";
import { say } from "./told.js";

const MARKER = /<sup data-paste-note="([^"]*)">\s*<\/sup>/g;
const ADDRESS = /https?:\/\/[^\s"<>]+/;

// The editor's own clipboard needs no cleaning, and would lose how deep it was cut.
const isOwn = (html) => /data-pm-slice/.test(html) && !/\sstyle\s*=/i.test(html);
const words = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/\s+/g, " ").trim();

// A note that stands on the form already: the same words, or the same source not yet described in this language.
function known(html, language) {
  const said = words(html);
  const address = ADDRESS.exec(html.replaceAll("&amp;", "&"))?.[0];
  for (const [key, row] of notes()) {
    const here = words(noteIn(row, language));
    if (said && here === said) return key;
    if (here || !address || field(row, "url")?.value !== address) continue;
    write(row, { [`note_${suffix(language)}`]: html });
    return key;
  }
  return null;
}

function keyFor(html, language) {
  const address = ADDRESS.exec(html.replaceAll("&amp;", "&"))?.[0] ?? "";
  return known(html, language) ?? bring("footnotes", (row) => write(row, { [`note_${suffix(language)}`]: html, url: address }));
}

// Where no footnote can be made its words are kept in the text.
function withNotes(html, found, schema, language) {
  const canCite = "citation" in schema.nodes && mayAdd("footnotes");
  const stand = new Map(found.map(({ mark, html: note }) => [String(mark), canCite ? `[^${keyFor(note, language)}]` : ` [${note}]`]));
  const reports = found.length ? [{ kind: canCite ? "notes" : "notes_inline", count: found.length }] : [];
  return [html.replace(MARKER, (_all, mark) => stand.get(mark) ?? ""), reports];
}

function tell(editor, reports) {
  const line = editor.view.dom.closest(".prose-editor").nextElementSibling;
  line.textContent = reports.map(({ kind, ...found }) => say(`pasted_${kind}`, found)).join(" · ");
}

export const Pasting = Extension.create({
  name: "pasting",
  addOptions: () => ({ language: "zh-hant", isInline: false }),

  onCreate({ editor }) {
    const line = document.createElement("p");
    line.className = "writing-status";
    line.setAttribute("role", "status");
    editor.view.dom.closest(".prose-editor").after(line);
  },

  addProseMirrorPlugins() {
    const { editor, options } = this;
    return [
      new Plugin({
        props: {
          clipboardTextParser(text, context) {
            const { body } = new DOMParser().parseFromString(cleanPlain(text, { inline: options.isInline }), "text/html");
            return pm.model.DOMParser.fromSchema(editor.schema).parseSlice(body, { preserveWhitespace: true, context });
          },
          transformPastedHTML(pasted) {
            if (isOwn(pasted)) return pasted;
            const { html, notes: found, reports } = cleanPaste(pasted, { inline: options.isInline });
            const [text, further] = withNotes(html, found, editor.schema, options.language);
            tell(editor, [...further, ...reports]);
            return text;
          },
        },
      }),
    ];
  },
});
