// What somebody said, at the cursor: chosen among the quotations of the form, or written into a row of its own.

import { bring } from "./bringing.js";
import { labelled, make, open } from "./dialogs.js";
import { mayAdd, nameOfQuotation, quotations, suffix, write } from "./parts.js";
import { askForSpeaker, attributionIn, maySpeak, postOf, speak } from "./speakers.js";
import { say } from "./told.js";

function choice(language) {
  const found = [...quotations()].map(([key, row]) => [nameOfQuotation(row, language) || key, key]);
  const options = mayAdd("quotations") ? [[say("new_quotation"), ""], ...found] : found;
  return make("select", {}, ...options.map(([words, key]) => new Option(words, key)));
}

// What is chosen in the text becomes the quotation, without the marks that are printed around it.
function chosenIn({ doc, selection: { from, to } }) {
  return doc.textBetween(from, to, "\n").replace(/^[「“"]|[」”"]$/g, "");
}

// The fields of a new quotation. The post is that in which the speaker appears in the release, until another is typed.
function fields(editor, language) {
  const quoted = make("textarea", { rows: 3, maxLength: 2000, value: chosenIn(editor.state) });
  const post = make("input", { type: "text", maxLength: 200 });
  const speaker = maySpeak() ? askForSpeaker() : null;
  let held = "";
  speaker?.control.addEventListener("input", () => {
    if (post.value !== held) return;
    held = postOf(speaker.chosen(), language);
    post.value = held;
  });
  return { quoted, speaker, post };
}

function shownAs({ quoted, speaker, post }) {
  const who = speaker ? [labelled(say("speaker"), speaker.control), speaker.offer] : [];
  return make("div", {}, labelled(say("quoted"), quoted), ...who, labelled(say("post"), post));
}

function faultIn({ quoted, speaker }) {
  if (!quoted.value.trim()) return { control: quoted, words: say("quoted_missing") };
  return speaker && speaker.chosen() === undefined ? { control: speaker.control, words: say("speaker_unknown") } : null;
}

function columns({ quoted, post }, language) {
  return { [`quoted_${suffix(language)}`]: quoted.value.trim(), [`post_${suffix(language)}`]: post.value.trim() };
}

// Which quotation it is to be: the select, who says the one that is chosen, and the fields of a new one.
function content(which, fresh, language) {
  const said = make("p", { className: "help" });
  const show = () => {
    fresh.hidden = which.value !== "";
    said.textContent = which.value ? attributionIn(quotations().get(which.value), language) : "";
  };
  which.addEventListener("change", show);
  show();
  return [labelled(say("which_quotation"), which), said, fresh];
}

function bringIn(typed, language) {
  const [values, who] = [columns(typed, language), typed.speaker?.chosen()];
  const name = typed.speaker?.control.value.trim();
  return bring("quotations", (row) => {
    write(row, values);
    if (who) speak(row, who, name);
  });
}

export async function insertQuotation(editor, language) {
  const which = choice(language);
  if (!which.options.length) return open(say("insert_quotation"), [make("p", { textContent: say("no_quotation") })]);
  const { from, to } = editor.state.selection;
  const typed = fields(editor, language);
  const fresh = shownAs(typed);
  const fault = () => (fresh.hidden ? null : faultIn(typed));
  if (await open(say("insert_quotation"), content(which, fresh, language), say("insert"), fault) !== "yes") return null;
  const key = which.value || bringIn(typed, language);
  return editor.chain().focus().insertContentAt({ from, to }, { type: "quotation", attrs: { key } }).run();
}
