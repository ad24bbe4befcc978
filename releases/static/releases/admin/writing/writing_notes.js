// A footnote at the cursor: one that is there is cited again, or a new one is written into a row of its own.

import { faultOf, OF_THE_WEB, whole } from "./addresses.js";
import { bring } from "./bringing.js";
import { labelled, make, open } from "./dialogs.js";
import { mayAdd, nameOfNote, notes, suffix, write } from "./parts.js";
import { numbers } from "./numbers.js";
import { say } from "./told.js";

const escaped = (words) => make("p", { textContent: words }).innerHTML.replaceAll("\n", "<br>");
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

// The languages of a source, as the rows of the form offer them.
function sourceLanguages() {
  const offered = document.querySelector('#footnotes-group .empty-form select[name$="-language"]');
  return make("select", {}, ...[...offered?.options ?? []].map((each) => new Option(each.text, each.value)));
}

function fields() {
  return {
    note: make("textarea", { rows: 3 }),
    source_title: make("input", { type: "text", maxLength: 300 }),
    publisher: make("input", { type: "text", maxLength: 200 }),
    url: make("input", { type: "text", inputMode: "url", maxLength: 1000 }),
    language: sourceLanguages(),
    accessed_on: make("input", { type: "date", value: today() }),
    archived_url: make("input", { type: "text", inputMode: "url", maxLength: 1000 }),
  };
}

function choice(language) {
  const numbered = numbers(language);
  const found = [...notes()].map(([key, row]) => [`${numbered.get(key) ?? "–"} · ${nameOfNote(row, language)}`, key]);
  const options = mayAdd("footnotes") ? [[say("new_note"), ""], ...found] : found;
  return make("select", {}, ...options.map(([words, key]) => new Option(words, key)));
}

// The columns of a note as it was typed in one language. An address that was not looked at was accessed on no day.
function columns({ note, source_title, publisher, url, language, accessed_on, archived_url }, ofText) {
  const values = { url: whole(url.value), language: language.value, archived_url: whole(archived_url.value) };
  if (values.url) values.accessed_on = accessed_on.value;
  values[`note_${suffix(ofText)}`] = escaped(note.value.trim());
  values[`source_title_${suffix(ofText)}`] = source_title.value.trim();
  values[`publisher_${suffix(ofText)}`] = publisher.value.trim();
  return values;
}

// A source is its words, its title or its address: what a release asks of a footnote.
function faultIn({ note, source_title, url, archived_url }) {
  if (![note, source_title, url].some(({ value }) => value.trim())) return { control: note, words: say("note_missing") };
  return faultOf(url, OF_THE_WEB) ?? faultOf(archived_url, OF_THE_WEB);
}

export async function insertNote(editor, language) {
  const which = choice(language);
  if (!which.options.length) return open(say("insert_footnote"), [make("p", { textContent: say("no_note") })]);
  const typed = fields();
  const fresh = make("div", { className: "writing-pairs" }, ...Object.entries(typed).map(([name, control]) => labelled(say(name), control)));
  const show = () => { fresh.hidden = which.value !== ""; };
  which.addEventListener("change", show);
  show();
  const fault = () => (fresh.hidden ? null : faultIn(typed));
  if (await open(say("insert_footnote"), [labelled(say("which_note"), which), fresh], say("insert"), fault) !== "yes") return null;
  const values = columns(typed, language);
  const key = which.value || bring("footnotes", (row) => write(row, values));
  // Behind what is chosen, which stays.
  return editor.chain().focus().insertContentAt(editor.state.selection.to, { type: "citation", attrs: { key } }).run();
}
