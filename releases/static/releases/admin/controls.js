// What each figure and photo gets on the form: its label, the reference to copy, a handle to drag or press, and arrows.

import { figureOf, figures, group, mayMove, mayStandBefore, moveFigure, photosOf, place, placeAlone, say, standing, told } from "./figure_rows.js";
import { nameOfFigure, nameOfPhoto, relabel } from "./labels.js";

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  if (tag === "button") made.type = "button";
  return made;
}

export function announce(sentence) {
  document.querySelector(".photo-said").textContent = sentence;
}

function dressFigure(figure) {
  const heading = figure.querySelector("h3");
  if (heading.querySelector(".figure-label")) return;
  const former = heading.querySelector(".inline_label");
  // A locked form has no field for the key.
  figure.dataset.key = new RegExp(told.reference).exec(former.textContent)?.[1] ?? "";
  const head = element("span", "figure-head");
  head.append(element("span", "figure-label"), element("code", "figure-key"), element("button", "copy-reference", say("copy_short")));
  if (mayMove(figure)) head.prepend(element("button", "handle", "⋮⋮"));
  former.replaceWith(head);
}

function dressPhoto(photo) {
  if (photo.querySelector(".photo-strip")) return;
  const line = photo.querySelector(".photo-name");
  line.before(element("p", "photo-strip"));
  line.querySelector(".photo-key")?.append(element("button", "copy-reference", say("copy_short")));
  if (!mayMove(photo)) return;
  const controls = element("span", "photo-controls");
  for (const [name, text] of [["handle", "⋮⋮"], ["earlier", "↑"], ["later", "↓"]]) controls.append(element("button", name, text));
  photo.querySelector(".photo-place").prepend(controls);
}

// Called after every change: dress what is new, label everything, name the buttons after what they now act on.
export function refresh() {
  for (const figure of figures()) {
    dressFigure(figure);
    photosOf(figure).forEach(dressPhoto);
  }
  relabel();
  for (const button of group.querySelectorAll(".handle, .copy-reference, .earlier, .later")) nameButton(button);
}

function nameButton(button) {
  const photo = button.closest(".photo-row");
  const name = photo ? nameOfPhoto(photo) : nameOfFigure(figureOf(button));
  const what = button.matches(".copy-reference") ? say("copy", { name }) : say("move", { name });
  const step = button.matches(".earlier") ? say("earlier") : button.matches(".later") ? say("later") : "";
  const words = step ? `${what} · ${step}` : what;
  if (button.getAttribute("aria-label") === words) return;
  button.setAttribute("aria-label", words);
  button.title = words;
}

const ANSWERED = 2000;

// Said where it was asked for, and for a moment only.
function answer(button) {
  button.textContent = say("copied_short");
  setTimeout(() => { button.textContent = say("copy_short"); }, ANSWERED);
}

async function copy(button) {
  const code = (button.closest(".photo-row") ?? figureOf(button)).querySelector("code");
  const reference = code.textContent;
  try {
    await navigator.clipboard.writeText(reference);
    answer(button);
    announce(say("copied", { reference }));
  } catch {
    // A browser gives the clipboard to safe addresses only; what is selected is one stroke away from it.
    getSelection().selectAllChildren(code);
  }
}

// --- Moves, whoever asks for them: a button, a list or a hand ---------------------------------------------

// A drop or a choice: a photo into a figure, before another; without a figure, into one of its own before that one.
export function movePhoto(photo, { figure, before = null, beforeFigure = null }) {
  const name = photo.dataset.name;
  const from = figureOf(photo);
  // With what is written in its figure, if it stands alone there already.
  if (!figure && photosOf(from).length === 1) return moveWholeFigure(from, beforeFigure);
  const happened = figure ? place(photo, figure, before) : placeAlone(photo, beforeFigure);
  if (happened === "twin") return announce(say("stands_there", { name }));
  if (!happened) return announce("");
  const sentences = [say("moved", { name, place: nameOfPhoto(photo) })];
  if (happened === "emptied") sentences.push(say("emptied"));
  return announce(sentences.join(" "));
}

export function moveWholeFigure(figure, before) {
  moveFigure(figure, before);
  announce(say("moved_figure", { place: nameOfFigure(figure) }));
}

// One place on in the order of the numbers; at the edge of its figure into the next one.
function step(photo, forward) {
  const figure = figureOf(photo);
  const photos = photosOf(figure);
  const index = photos.indexOf(photo);
  const inside = photos[index + (forward ? 1 : -1)];
  if (inside) return movePhoto(photo, { figure, before: forward ? photos[index + 2] : inside });
  const all = figures().filter((each) => each === figure || standing().includes(each));
  const next = all[all.indexOf(figure) + (forward ? 1 : -1)];
  if (!next || !mayMove(next)) return announce("");
  return movePhoto(photo, { figure: next, before: forward ? photosOf(next)[0] : null });
}

// --- The list of places, for who does not drag ------------------------------------------------------------

const dialog = document.querySelector(".photo-moves");

function offer(list, words, act) {
  const item = document.createElement("li");
  const button = element("button", "", words);
  button.addEventListener("click", () => { dialog.close(); act(); });
  item.append(button);
  list.append(item);
}

function offerPlaces(handle) {
  const photo = handle.closest(".photo-row");
  const figure = figureOf(handle);
  const list = dialog.querySelector("ul");
  const others = standing().filter((each) => each !== figure && mayMove(each));
  list.replaceChildren();
  dialog.querySelector("h2").textContent = handle.getAttribute("aria-label");
  if (photo) {
    const after = figures()[figures().indexOf(figure) + 1];
    if (photosOf(figure).length > 1) offer(list, say("own_figure"), () => movePhoto(photo, { beforeFigure: after }));
    for (const each of others) offer(list, nameOfFigure(each), () => movePhoto(photo, { figure: each }));
  } else {
    const first = figures().find(mayStandBefore);
    offer(list, say("to_the_start"), () => moveWholeFigure(figure, first));
    for (const each of others) offer(list, say("before", { name: nameOfFigure(each) }), () => moveWholeFigure(figure, each));
    offer(list, say("to_the_end"), () => moveWholeFigure(figure, null));
  }
  const focused = handle;
  dialog.addEventListener("close", () => focused.focus(), { once: true });
  dialog.showModal();
}

export function startControls() {
  refresh();
  dialog.querySelector(".photo-moves-close").addEventListener("click", () => dialog.close());
  group.addEventListener("click", (event) => {
    const button = event.target.closest(".handle, .copy-reference, .earlier, .later");
    if (!button) return;
    const photo = button.closest(".photo-row");
    if (button.matches(".handle")) offerPlaces(button);
    else if (button.matches(".copy-reference")) copy(button);
    else step(photo, button.matches(".later"));
    if (button.matches(".earlier, .later")) button.focus();
  });
}
