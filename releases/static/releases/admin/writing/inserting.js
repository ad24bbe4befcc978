// The buttons of the menu that put notes, figures and quotations into a text.

import { Extension } from "django-prose-editor/editor";

import { placeFigure, referTo } from "./choosing_figures.js";
import { insertNote } from "./writing_notes.js";
import { insertQuotation } from "./writing_quotations.js";
import { say } from "./told.js";

// name of the node: [words of the button, what it is for, what it does]
const BUTTONS = {
  citation: ["footnote", "insert_footnote", insertNote],
  placedFigure: ["place_short", "place", placeFigure],
  reference: ["refer_short", "refer", referTo],
  quotation: ["quotation", "insert_quotation", insertQuotation],
};

export const Inserting = Extension.create({
  name: "inserting",
  addOptions: () => ({ language: "zh-hant" }),
  addMenuItems({ menu, buttons }) {
    const { editor, options } = this;
    for (const [name, [words, purpose, act]] of Object.entries(BUTTONS)) {
      if (!(name in editor.schema.nodes)) continue;
      menu.defineItem({
        name: `insert:${name}`,
        groups: "parts",
        button: buttons.text(say(words), say(purpose)),
        command: (its) => act(its, options.language),
      });
    }
  },
});
