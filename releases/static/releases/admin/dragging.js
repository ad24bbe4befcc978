// Photos and figures are dragged with a mouse, a finger or a pen; a line shows where they would come to stand.

import { announce, movePhoto, moveWholeFigure } from "./controls.js";
import { figureOf, group, isLeaving, mayMove, mayStandBefore, photosOf, say, standing, told } from "./figure_rows.js";

const FAR = 6;
const EDGE = 70;
const SIDE = 14;
const MARKS = ["drop-before", "drop-after", "drop-into"];

let drag = null;

const isArranging = () => group.classList.contains("is-arranging");

function begin(event) {
  const handle = event.target.closest(".handle");
  // A finger on a picture scrolls the page.
  const picture = event.pointerType === "mouse" ? event.target.closest(".photo-picture") : null;
  const grip = handle ?? picture;
  if (event.button || !grip || !mayMove(grip)) return;
  const thing = grip.closest(".photo-row") ?? figureOf(grip);
  drag = { thing, grip, x: event.clientX, y: event.clientY, from: [event.clientX, event.clientY], isMoving: false };
  // Events follow the pointer wherever it goes.
  grip.setPointerCapture(event.pointerId);
}

function follow(event) {
  if (!drag) return;
  [drag.x, drag.y] = [event.clientX, event.clientY];
  if (!drag.isMoving && Math.hypot(drag.x - drag.from[0], drag.y - drag.from[1]) > FAR) lift();
}

function lift() {
  drag.isMoving = true;
  drag.thing.classList.add("is-dragged");
  document.body.classList.add("is-dragging");
  drag.ghost = ghostOf(drag.thing);
  document.body.append(drag.ghost);
  requestAnimationFrame(frame);
}

function ghostOf(thing) {
  const ghost = document.createElement("div");
  ghost.className = "photo-ghost";
  for (const picture of thing.querySelectorAll("img.thumbnail, canvas.thumbnail")) {
    const copy = picture.cloneNode();
    if (picture.matches("canvas")) copy.getContext("2d").drawImage(picture, 0, 0);
    ghost.append(copy);
  }
  return ghost;
}

// Once a frame: scroll at the edges of the window, find the place, then write.
function frame() {
  if (!drag?.isMoving) return;
  const above = EDGE - (drag.y - topOfRows());
  const below = EDGE - (window.innerHeight - drag.y);
  if (above > 0) window.scrollBy(0, -above / 3);
  else if (below > 0) window.scrollBy(0, below / 3);
  drag.target = drag.thing.matches(".photo-row") ? photoTarget() : figureTarget();
  mark(drag.target);
  drag.ghost.style.translate = `${drag.x}px ${drag.y}px`;
  requestAnimationFrame(frame);
}

// What sticks to the top of the window hides the rows beneath.
const topOfRows = () => Math.max(0, document.querySelector(".title-row")?.getBoundingClientRect().bottom ?? 0);

function under() {
  const found = document.elementFromPoint(drag.x, drag.y);
  return group.contains(found) ? found : null;
}

// Whether the pointer is in the first half of a thing, the way that things run there.
function isBefore(box, runsAcross) {
  return runsAcross ? drag.x < box.left + box.width / 2 : drag.y < box.top + box.height / 2;
}

function photoTarget() {
  const found = under();
  const figure = found?.closest(".inline-related");
  if (!figure) return found && alone(gap());
  if (!mayMove(figure) || isLeaving(figure)) return null;
  const box = figure.getBoundingClientRect();
  const runsAcross = isArranging();
  const [at, start, end] = runsAcross ? [drag.x, box.left, box.right] : [drag.y, box.top, box.bottom];
  if (at - start < SIDE) return alone(figure);
  if (end - at < SIDE) return alone(next(figure));
  const photo = found.closest(".photo-row");
  if (!photo) return { figure, before: null };
  return { figure, before: isBefore(photo.getBoundingClientRect(), runsAcross) ? photo : photo.nextElementSibling };
}

const next = (figure) => standing()[standing().indexOf(figure) + 1] ?? null;
const alone = (beforeFigure) => (mayStandBefore(beforeFigure) ? { figure: null, beforeFigure } : null);

// Between two figures: the one that comes next.
function gap() {
  return standing().find((each) => {
    const box = each.getBoundingClientRect();
    return drag.y < box.top || (isArranging() && drag.y < box.bottom && drag.x < box.left + box.width / 2);
  }) ?? null;
}

function figureTarget() {
  const found = under();
  if (!found) return null;
  const figure = found.closest(".inline-related");
  let before = gap();
  if (figure && isLeaving(figure)) return null;
  if (figure) before = isBefore(figure.getBoundingClientRect(), isArranging()) ? figure : next(figure);
  return mayStandBefore(before) ? { beforeFigure: before } : null;
}

function mark(target) {
  const [thing, name] = marked(target);
  if (drag.marked === thing && drag.mark === name) return;
  unmark();
  thing?.classList.add(name);
  [drag.marked, drag.mark] = [thing, name];
}

function marked(target) {
  if (!target) return [null, ""];
  if (target.before) return [target.before, "drop-before"];
  if (target.figure) return [photosOf(target.figure).at(-1) ?? target.figure, photosOf(target.figure).length ? "drop-after" : "drop-into"];
  return target.beforeFigure ? [target.beforeFigure, "drop-before"] : [standing().at(-1), "drop-after"];
}

function unmark() {
  for (const name of MARKS) drag.marked?.classList.remove(name);
}

function end(event) {
  if (!drag) return;
  const { isMoving, target, thing, grip, ghost } = drag;
  if (isMoving) {
    unmark();
    thing.classList.remove("is-dragged");
    document.body.classList.remove("is-dragging");
    ghost.remove();
    // What ends a drag is no click on what it began with.
    window.addEventListener("click", swallow, { capture: true });
    setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
  }
  drag = null;
  if (!isMoving || event.type !== "pointerup") return;
  if (!target) announce(told.is_fixed ? say("fixed") : "");
  else if (thing.matches(".photo-row")) movePhoto(thing, target);
  else moveWholeFigure(thing, target.beforeFigure);
  grip.focus({ preventScroll: true });
}

function swallow(event) {
  // A person's, not those by which rows are added and removed.
  if (!event.isTrusted) return;
  event.preventDefault();
  event.stopPropagation();
}

export function startDragging() {
  group.addEventListener("pointerdown", begin);
  group.addEventListener("pointermove", follow);
  for (const kind of ["pointerup", "pointercancel"]) group.addEventListener(kind, end);
  window.addEventListener("keydown", (event) => { if (event.key === "Escape") end(event); });
  // The browser's own dragging of links and pictures.
  group.addEventListener("dragstart", (event) => { if (event.target.closest(".photo-row")) event.preventDefault(); });
}
