// Who says a quotation: a person of the directory, found as one types; whoever appears in the release is offered at once.

import { make } from "./dialogs.js";
import { field, suffix } from "./parts.js";
import { rowsOf } from "../rows.js";
import { say } from "./told.js";

// As one types, a pause as short as this asks the directory; in milliseconds.
const PAUSE = 200;

const given = () => document.querySelector('#quotations-group .empty-form select[name$="-speaker"]');
const appearances = () => (document.getElementById("appearances-group") ? rowsOf(document.getElementById("appearances-group")) : []);
const chosenIn = (row, name) => field(row, name)?.selectedOptions?.[0];

// [[id, words]] of those in the directory whose names have these letters, as the form's own field asks for them.
async function found(term) {
  const { appLabel, modelName, fieldName } = given().dataset;
  const asked = new URLSearchParams({ term, app_label: appLabel, model_name: modelName, field_name: fieldName });
  const answer = await fetch(`${given().getAttribute("data-ajax--url")}?${asked}`);
  return answer.ok ? (await answer.json()).results.map(({ id, text }) => [id, text]) : [];
}

// Who can be chosen without asking: all in a plain list of the form, and who appears in the release.
function atOnce() {
  const here = appearances().map((row) => chosenIn(row, "person"));
  return [...given().options, ...here].filter((each) => each?.value).map(({ value, text }) => [value, text]);
}

// A field that offers people. {field: its input and its offer, control, chosen(): id, "" of nobody, undefined of somebody unknown}
export function askForSpeaker() {
  const ids = new Map();
  const offer = make("datalist", { id: "writing-speakers" });
  const control = make("input", { type: "text", autocomplete: "off" });
  control.setAttribute("list", offer.id);
  const add = (people) => {
    for (const [id, words] of people) {
      // Namesakes are told apart by a number.
      let name = words;
      for (let count = 2; ids.has(name) && ids.get(name) !== String(id); count += 1) name = `${words} (${count})`;
      if (!ids.has(name)) offer.append(new Option("", name));
      ids.set(name, String(id));
    }
  };
  add(atOnce());
  let pause = 0;
  control.addEventListener("input", () => {
    clearTimeout(pause);
    if (!given().hasAttribute("data-ajax--url") || ids.has(control.value)) return;
    pause = setTimeout(async () => add(await found(control.value.trim())), PAUSE);
  });
  return { control, offer, chosen: () => (control.value.trim() ? ids.get(control.value.trim()) : "") };
}

export const maySpeak = () => Boolean(given());

// The post in which a person appears in the release, in one language.
export function postOf(id, language) {
  const row = appearances().find((each) => id && chosenIn(each, "person")?.value === id);
  return row ? field(row, `post_${suffix(language)}`)?.value.trim() ?? "" : "";
}

// Writes a person into a row as the form's own field would.
export function speak(row, id, words) {
  const select = field(row, "speaker");
  if (![...select.options].some(({ value }) => value === id)) select.add(new Option(words, id));
  select.value = id;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

// Who says what a row holds, and in which post.
export function attributionIn(row, language) {
  const post = field(row, `post_${suffix(language)}`)?.value.trim();
  return [chosenIn(row, "speaker")?.text, post].filter(Boolean).join(" · ");
}
