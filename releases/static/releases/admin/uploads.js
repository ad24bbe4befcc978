// Photos dropped on the figures: each is sent by itself and has a line that says how far it is, or what is wrong with it.

import { allPhotos, figureOf, group, isLeaving, keep, mayStandBefore, photosOf, place, placeAlone, say } from "./figure_rows.js";
import { nameOfPhoto } from "./labels.js";
import { preview } from "./previews.js";
import { send } from "./sending.js";

const AT_ONCE = 3;
const byName = new Intl.Collator(undefined, { numeric: true });

const lines = [];
let desk = null;
let held = null;

const ON_ITS_WAY = ["waiting", "sending"];
const LOST = ["failed", "refused"];

const inState = (...states) => lines.filter((line) => states.includes(line.state));
const isBusy = () => inState(...ON_ITS_WAY).length > 0;
// Those that stay on the page until they have been read.
const toBeRead = () => lines.filter((line) => line.item.isConnected && !ON_ITS_WAY.includes(line.state));

// --- The lines ---------------------------------------------------------------------------------------------

function addLine(file, figure) {
  const item = document.getElementById("photo-upload").content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(name);
  const line = { file, figure, item, state: "waiting", photo: null, bar: part("progress"), words: part(".upload-state") };
  part(".upload-name").textContent = file.name;
  line.bar.setAttribute("aria-label", file.name);
  part(".upload-cancel").addEventListener("click", () => cancel(line));
  part(".upload-again").addEventListener("click", () => again(line));
  part(".upload-close").addEventListener("click", () => close(line));
  show(line, "waiting", say("waiting"));
  desk.querySelector(".uploads").append(item);
  lines.push(line);
}

function show(line, state, words) {
  line.state = state;
  line.words.textContent = words;
  line.item.dataset.state = state;
  line.item.querySelector(".upload-cancel").hidden = !ON_ITS_WAY.includes(state);
  line.item.querySelector(".upload-again").hidden = state !== "failed";
  line.item.querySelector(".upload-close").hidden = ON_ITS_WAY.includes(state);
  line.bar.hidden = !ON_ITS_WAY.includes(state);
}

function cancel(line) {
  if (line.request) return line.request.abort();
  show(line, "failed", say("cancelled"));
  return count();
}

function again(line) {
  line.bar.value = 0;
  show(line, "waiting", say("waiting"));
  next();
}

function close(line) {
  const following = line.item.nextElementSibling?.querySelector("button:not([hidden])");
  line.item.remove();
  // Kept where it brought a photo: others find their place by it.
  if (!line.photo) lines.splice(lines.indexOf(line), 1);
  (following ?? desk.querySelector(".photo-choose input")).focus();
  count();
}

function write(words) {
  desk.querySelector(".uploads-count").textContent = words;
}

// What a person should hear of: the end, and why nothing was saved yet.
function tell(words) {
  write(words);
  desk.querySelector(".uploads-said").textContent = words;
}

function count() {
  const total = lines.length;
  const lost = inState(...LOST).length;
  const counted = total ? [say("progress", { done: inState("done", "known").length, all: total })] : [];
  if (lost) counted.push(say("not_uploaded", { count: lost }));
  write(counted.join(" · "));
  desk.querySelector(".uploads-again").hidden = inState("failed").length < 2;
  desk.querySelector(".uploads-dismiss").hidden = toBeRead().length < 2;
  if (!isBusy()) finish(counted.join(" · "), lost);
}

// --- Sending ------------------------------------------------------------------------------------------------

function next() {
  for (const line of inState("waiting").slice(0, AT_ONCE - inState("sending").length)) start(line);
  count();
}

async function start(line) {
  show(line, "sending", "");
  const { request, answer } = send(line.file, (sent, total) => progress(line, sent, total));
  line.request = request;
  const { photo, error, isFinal } = await answer;
  line.request = null;
  if (error) show(line, isFinal ? "refused" : "failed", error);
  else arrive(line, photo);
  next();
}

function progress(line, sent, total) {
  if (sent < total) {
    line.bar.value = (100 * sent) / total;
    line.words.textContent = say("sending", { percent: Math.floor((100 * sent) / total) });
  } else {
    // All is sent; how long its judgement takes nobody knows.
    line.bar.removeAttribute("value");
    line.words.textContent = say("checking");
  }
}

// --- Into the form ------------------------------------------------------------------------------------------

function arrive(line, { id, html, is_new: isNew, was_withdrawn: wasWithdrawn }) {
  const warned = (words) => (wasWithdrawn ? `${words} ${say("was_withdrawn")}` : words);
  const there = allPhotos().find((each) => each.dataset.photo === id && !isLeaving(figureOf(each)));
  if (there) {
    keep(there);
    show(line, "known", warned(say("on_form", { place: nameOfPhoto(there) })));
    return;
  }
  const photo = rowOf(html);
  put(line, photo);
  preview(line.file, photo);
  if (isNew) {
    show(line, "done", "");
    line.item.remove();
  } else {
    show(line, "known", warned(say("in_library")));
  }
  line.photo = photo;
}

export function rowOf(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content.firstElementChild;
}

// Files arrive as they please; photos stand in the order of their names, before the next one that is still where it was put.
function put(line, photo) {
  const later = lines.slice(lines.indexOf(line) + 1).map((each) => each.photo).filter((each) => each?.isConnected);
  if (line.figure?.isConnected) {
    const before = later.find((each) => figureOf(each) === line.figure) ?? null;
    place(photo, line.figure, before);
    return;
  }
  const alone = later.find((each) => photosOf(figureOf(each)).length === 1);
  const before = alone ? figureOf(alone) : null;
  placeAlone(photo, mayStandBefore(before) ? before : null);
}

// Files for a figure, or for one each at the end.
export function addFiles(files, figure = null) {
  // What came before is counted no more.
  if (!isBusy()) inState("done").forEach((line) => lines.splice(lines.indexOf(line), 1));
  const sorted = [...files].sort((one, other) => byName.compare(one.name, other.name));
  for (const file of sorted) addLine(file, figure);
  if (sorted.length > 1 && !figure) group.dispatchEvent(new CustomEvent("figures:many"));
  next();
}

export function refuseFolders(names) {
  for (const name of names) {
    addLine({ name }, null);
    show(lines.at(-1), "refused", say("is_folder"));
  }
  count();
}

// --- Saving waits for what is on its way ----------------------------------------------------------------------

function finish(words, lost) {
  tell(words);
  if (!held) return;
  const { form, submitter } = held;
  held = null;
  if (lost) tell(`${words} · ${say("not_saved")}`);
  else form.requestSubmit(submitter);
}

function holdBack(event) {
  if (!isBusy() || event.defaultPrevented) return;
  event.preventDefault();
  held = { form: event.target, submitter: event.submitter };
  tell(say("held"));
  desk.scrollIntoView({ block: "center" });
  // Unsaved as before.
  group.dispatchEvent(new Event("input", { bubbles: true }));
}

export function startUploads() {
  desk = group.querySelector(".photo-desk");
  desk.querySelector(".uploads-again").addEventListener("click", () => inState("failed").forEach(again));
  desk.querySelector(".uploads-dismiss").addEventListener("click", () => toBeRead().forEach(close));
  group.closest("form").addEventListener("submit", holdBack);
  window.addEventListener("beforeunload", (event) => { if (isBusy()) event.preventDefault(); });
}
