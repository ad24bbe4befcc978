// Typed markers become nodes as soon as they are typed or pasted; a node that is opened leads to its row.

import { Extension, Plugin } from "django-prose-editor/editor";

import { figureWithKey, lead, notes, photoWithKey, quotations } from "./parts.js";
import { typable } from "./vocabulary.js";

// --- As one types ---------------------------------------------------------------------------------------------

function convert(tr) {
  const { nodes } = tr.doc.type.schema;
  const found = [];
  tr.doc.descendants((node, position) => {
    for (const [name, { pattern }] of node.isText ? typable(node.type.schema) : []) {
      for (const match of node.text.matchAll(new RegExp(pattern, "g"))) {
        found.push([position + match.index, match[0].length, nodes[name].create({ key: match[1] }, null, node.marks)]);
      }
    }
  });
  // From the end, so that the places before it stay what they are.
  found.sort(([one], [other]) => other - one);
  for (const [from, length, node] of found) tr.replaceWith(from, from + length, node);
}

// A paragraph that is nothing but a reference places the figure, once the cursor has left it.
function settle(tr) {
  const { placedFigure } = tr.doc.type.schema.nodes;
  const { from, to } = tr.selection;
  const found = [];
  tr.doc.forEach((block, position) => {
    const isLone = block.type.name === "paragraph" && block.childCount > 0 && !block.textContent.trim();
    const [key, ...others] = isLone ? block.content.content.filter((each) => !each.isText) : [];
    if (key?.type.name !== "reference" || others.length || (to >= position && from <= position + block.nodeSize)) return;
    found.unshift([position, block.nodeSize, placedFigure.create(key.attrs)]);
  });
  for (const [from, size, figure] of found) tr.replaceWith(from, from + size, figure);
}

// --- To the row -----------------------------------------------------------------------------------------------

function leadFrom({ type, attrs }, language) {
  const [row, name] = {
    citation: () => [notes().get(attrs.key), "note"],
    quotation: () => [quotations().get(attrs.key), "quoted"],
    reference: () => [figureWithKey(attrs.key) ?? photoWithKey(attrs.key)?.closest(".inline-related"), "caption"],
    placedFigure: () => [figureWithKey(attrs.key), "caption"],
  }[type.name]?.() ?? [];
  if (row) lead(row, name, language);
  return Boolean(row);
}

export const Markers = Extension.create({
  name: "markers",
  // Before Enter divides a paragraph.
  priority: 1000,
  addOptions: () => ({ language: "zh-hant" }),

  addKeyboardShortcuts() {
    return { Enter: ({ editor }) => Boolean(editor.state.selection.node) && leadFrom(editor.state.selection.node, this.options.language) };
  },

  addProseMirrorPlugins() {
    const { language } = this.options;
    return [
      new Plugin({
        appendTransaction(transactions, _old, state) {
          const { tr } = state;
          if (transactions.some((each) => each.docChanged)) convert(tr);
          if (state.schema.nodes.placedFigure) settle(tr);
          return tr.docChanged ? tr : null;
        },
        props: {
          // A figure is clicked to be chosen and dragged; what has words of its own is opened.
          handleClickOn: (_view, _position, node, _at, _event, isDirect) => isDirect && ["citation", "quotation"].includes(node.type.name) && leadFrom(node, language),
        },
      }),
    ];
  },
});
