// What somebody said, at the cursor: chosen among the quotations of the form, or written into a row of its own.

import { labelled, make, open } from "./dialogs.js";
import { add, mayAdd, nameOfQuotation, quotations, suffix } from "./parts.js";
import { say } from "./told.js";

function choice(language) {
  const found = [...quotations()].map(([key, row]) => [nameOfQuotation(row, language) || key, key]);
  const options = mayAdd("quotations") ? [[say("new_quotation"), ""], ...found] : found;
  return make("select", {}, ...options.map(([words, key]) => new Option(words, key)));
}

export async function insertQuotation(editor, language) {
  const which = choice(language);
  if (!which.options.length) return open(say("insert_quotation"), [make("p", { textContent: say("no_quotation") })]);
  const { from, to } = editor.state.selection;
  // What is chosen in the text becomes the quotation, without the marks that are printed around it.
  const chosen = editor.state.doc.textBetween(from, to, "\n").replace(/^[「“"]|[」”"]$/g, "");
  const quoted = make("textarea", { rows: 4, maxLength: 2000, value: chosen });
  const post = make("input", { type: "text", maxLength: 200 });
  const help = make("p", { className: "help", textContent: say("speaker_below") });
  const fresh = make("div", {}, labelled(say("quoted"), quoted), labelled(say("post"), post), help);
  const show = () => { fresh.hidden = which.value !== ""; };
  which.addEventListener("change", show);
  show();
  if (await open(say("insert_quotation"), [labelled(say("which_quotation"), which), fresh], say("insert")) !== "yes") return null;
  const columns = { [`quoted_${suffix(language)}`]: quoted.value.trim(), [`post_${suffix(language)}`]: post.value.trim() };
  const key = which.value || add("quotations", columns);
  return editor.chain().focus().insertContentAt({ from, to }, { type: "quotation", attrs: { key } }).run();
}
