// The four nodes of a release's texts: how each is stored, how it is typed without script, and the way between the two.

import { typed } from "./told.js";

// name of the node: {tag, attribute: as it is stored; write, pattern: as it is typed}
export const VOCABULARY = {
  citation: { tag: "sup", attribute: "data-footnote", write: (key) => `[^${key}]`, pattern: typed.citation },
  reference: { tag: "a", attribute: "data-figure-ref", write: (key) => `[圖 ${key}]`, pattern: typed.reference },
  quotation: { tag: "q", attribute: "data-quotation", write: (key) => `[引 ${key}]`, pattern: typed.quotation },
  placedFigure: { tag: "figure", attribute: "data-figure", write: (key) => `[圖 ${key}]` },
};

// The nodes that a schema has and that can be typed within a line: [[name, word of the vocabulary]].
export const typable = (schema) => Object.entries(VOCABULARY).filter(([name, { pattern }]) => pattern && name in schema.nodes);

// What the editor holds as the form has it.
export function asTyped(html) {
  let found = html;
  for (const { tag, attribute, write } of Object.values(VOCABULARY)) {
    const node = new RegExp(`<${tag} ${attribute}="([^"]*)">[^<]*</${tag}>`, "g");
    found = found.replace(node, (_all, key) => (tag === "figure" ? `<p>${write(key)}</p>` : write(key)));
  }
  return found;
}

function marked(text, words) {
  return words.reduce((found, [, { tag, attribute, pattern }]) => (
    found.replaceAll(new RegExp(pattern, "g"), (_all, key) => `<${tag} ${attribute}="${key}"></${tag}>`)
  ), text);
}

// What the form has as the editor holds it: a reference in a paragraph of its own places the figure.
export function asNodes(html, schema) {
  const words = typable(schema);
  const found = html.split(/(<[^>]*>)/).map((part) => (part.startsWith("<") ? part : marked(part, words))).join("");
  if (!schema.nodes.placedFigure) return found;
  const { body } = new DOMParser().parseFromString(found, "text/html");
  for (const lone of body.querySelectorAll(":scope > p > a[data-figure-ref]:only-child")) {
    if (lone.parentElement.textContent.trim()) continue;
    const figure = document.createElement("figure");
    figure.dataset.figure = lone.dataset.figureRef;
    lone.parentElement.replaceWith(figure);
  }
  return body.innerHTML;
}
