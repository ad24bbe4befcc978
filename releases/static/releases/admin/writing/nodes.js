// The four nodes of a release's texts, shown in the editor as readers will see them.

import { Node } from "django-prose-editor/editor";

import { follow, leave } from "./live.js";
import { figureWithKey, quoted, quotedElsewhere, thumbnails } from "./parts.js";
import { marks, say } from "./told.js";
import { VOCABULARY } from "./vocabulary.js";

const typedAs = (name, key) => VOCABULARY[name].write(key);

function chip(tag, name) {
  const made = document.createElement(tag);
  made.className = `writing-chip writing-${name}`;
  return made;
}

// What is shown of a key; ``wrong`` says why there is nothing to show.
function paint(dom, words, { name = "", wrong = "" } = {}) {
  if (dom.textContent !== words) dom.textContent = words;
  dom.classList.toggle("is-wrong", wrong !== "");
  dom.title = wrong;
  for (const [attribute, value] of [["role", "img"], ["aria-label", `${name || words} ${wrong}`.trim()]]) {
    if (name || wrong) dom.setAttribute(attribute, value);
    else dom.removeAttribute(attribute);
  }
}

// --- What each node shows ---------------------------------------------------------------------------------------

function citation(dom, key, { notes, numbers }) {
  const number = numbers.get(key);
  if (number) paint(dom, String(number), { name: say("note_number", { number }) });
  else paint(dom, typedAs("citation", key), { wrong: say(notes.has(key) ? "note_unread" : "note_unknown") });
}

function reference(dom, key, { labels }) {
  paint(dom, labels.get(key) ?? typedAs("reference", key), { wrong: labels.has(key) ? "" : say("photo_unknown") });
}

const inMarks = (words, language) => marks[language][0] + words.split(/\r?\n/).join(language === "en" ? " " : "") + marks[language][1];

// Words that another language has stand for those that are still to be written, and are marked as such.
function untranslated(dom, [words, language]) {
  paint(dom, inMarks(words, language), { name: `${inMarks(words, language)} ${say("quotation_empty")}` });
  dom.title = say("quotation_empty");
  dom.lang = language;
  dom.dataset.untranslated = say("untranslated");
}

function quotation(dom, key, { quotations, language }) {
  const row = quotations.get(key);
  const words = row ? quoted(row, language) : "";
  const elsewhere = row && !words && quotedElsewhere(row);
  dom.removeAttribute("lang");
  delete dom.dataset.untranslated;
  if (words) paint(dom, inMarks(words, language));
  else if (elsewhere) untranslated(dom, elsewhere);
  else paint(dom, typedAs("quotation", key), { wrong: say(row ? "quotation_empty" : "quotation_unknown") });
}

function placed(dom, key, { labels }) {
  const figure = figureWithKey(key);
  const pictures = figure ? thumbnails(figure) : [];
  if (!dom.firstChild) dom.append(chip("span", "thumbnails"), document.createElement("b"));
  const [strip, words] = dom.children;
  if ([...strip.children].map((each) => each.src).join() !== pictures.join()) {
    strip.replaceChildren(...pictures.map((src) => Object.assign(document.createElement("img"), { src, alt: "" })));
  }
  paint(words, figure ? labels.get(key) ?? say("no_photo") : typedAs("reference", key), { wrong: figure ? "" : say("figure_unknown") });
  dom.classList.toggle("is-wrong", !figure);
}

// --- As Tiptap has them ---------------------------------------------------------------------------------------

function node(name, show) {
  const { tag, attribute, write } = VOCABULARY[name];
  const isBlock = tag === "figure";
  return Node.create({
    name,
    group: isBlock ? "block" : "inline",
    inline: !isBlock,
    atom: true,
    draggable: isBlock,
    addOptions: () => ({ language: "zh-hant" }),
    addAttributes: () => ({ key: { default: "", rendered: false, parseHTML: (element) => element.getAttribute(attribute) } }),
    // Before the mark that has the same tag.
    parseHTML: () => [{ tag: `${tag}[${attribute}]`, priority: 100 }],
    // With words in it for who copies it into another program.
    renderHTML: ({ node }) => [tag, { [attribute]: node.attrs.key }, write(node.attrs.key)],
    renderText: ({ node }) => write(node.attrs.key),
    addNodeView() {
      const { language } = this.options;
      return ({ node }) => {
        const dom = chip(isBlock ? "figure" : "span", name);
        const view = (standing) => show(dom, node.attrs.key, standing);
        follow(view, language);
        return { dom, destroy: () => leave(view) };
      };
    },
  });
}

export const Citation = node("citation", citation);
export const Reference = node("reference", reference);
export const Quotation = node("quotation", quotation);
export const PlacedFigure = node("placedFigure", placed);
