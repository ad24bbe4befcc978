// Labels of figures and strips of photos, in all three languages at once; the form's language switch shows some of them.

import { namedKeys } from "./dead_references.js";
import { counted, figures, keyOf, photosOf, say, told } from "./figure_rows.js";
import { shown } from "./languages.js";

const LANGUAGES = Object.keys(told.labels ?? {});
const HTML_LANG = { "zh-hant": "zh-Hant-HK", "zh-hans": "zh-Hans", en: "en" };

const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
const numeral = (n, language) => (told.counts_in_han.includes(language) && told.han[n - 1]) || String(n);

export function label(first, count, language) {
  const pattern = told.labels[language][Math.min(count, 3) - 1];
  return fill(pattern, { first: numeral(first, language), last: numeral(first + count - 1, language) });
}

function strip(n, slot, language) {
  const place = told.places[language][slot];
  return place ? fill(told.strips[language], { label: label(n, 1, language), place }) : label(n, 1, language);
}

// The language that is spoken and put into lists: the newsroom's if the form shows it, or the form's first.
function spoken() {
  const own = document.documentElement.lang;
  return shown().includes(own) ? own : shown()[0];
}

function write(holder, words) {
  if (!holder.firstChild) {
    for (const language of LANGUAGES) {
      const span = document.createElement("span");
      span.lang = HTML_LANG[language];
      span.dataset.language = language;
      holder.append(span);
    }
  }
  for (const span of holder.children) {
    const text = words(span.dataset.language);
    if (span.textContent !== text) span.textContent = text;
  }
}

const inLanguage = (holder, language) => holder?.querySelector(`[data-language="${language}"]`)?.textContent ?? "";

// What a figure or photo is called now, in the language that is spoken.
export const nameOfFigure = (figure) => inLanguage(figure.querySelector(".figure-label"), spoken());
export const nameOfPhoto = (photo) => inLanguage(photo.querySelector(".photo-strip"), spoken()) || photo.dataset.name;

const slotOf = (figure, photos) => {
  // A locked form has no field for the layout.
  const layout = figure.querySelector('[name$="-layout"]')?.value ?? figure.querySelector(".photos")?.dataset.layout;
  return told.slots[`${layout}/${photos.length}`] ?? [];
};

// Alone in its figure, a photo is named by the figure's code; its own is shown where a text has it already.
function showKey(photo, isAlone, named) {
  const key = photo.querySelector(".photo-key");
  if (key) key.hidden = isAlone && !named.has(photo.dataset.key);
}

export function relabel() {
  const named = namedKeys();
  let next = 1;
  for (const figure of figures()) {
    const photos = counted(figure);
    const slots = slotOf(figure, photos);
    const first = next;
    write(figure.querySelector(".figure-label"), (language) => (photos.length ? label(first, photos.length, language) : say("no_photo")));
    figure.querySelector(".figure-key").textContent = keyOf(figure) && `[圖 ${keyOf(figure)}]`;
    for (const photo of photosOf(figure)) {
      const index = photos.indexOf(photo);
      const number = first + index;
      showKey(photo, photos.length === 1, named);
      write(photo.querySelector(".photo-strip"), (language) => (index < 0 ? "" : strip(number, slots[index], language)));
    }
    next += photos.length;
  }
}
