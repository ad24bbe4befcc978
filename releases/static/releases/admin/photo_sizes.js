// Says how far the web sizes of photos are, asked for quietly while some are waiting, and lets failed ones be made again.

import { allPhotos, group, say, told } from "./figure_rows.js";
import { endPreview } from "./previews.js";
import { token } from "./sending.js";

const SOON = 3000;
const SLOWER = 1.3;
const SLOWEST = 20_000;
// After ten minutes without news nobody is asked any more: a form left open must not keep its login for ever.
const PATIENCE = 10 * 60 * 1000;
// So long a worker that is at work is never silent: the one that had the photo may have been ended.
const LONG = 60_000;
const AT_ONCE = 100;

let wait = SOON;
let waited = 0;
let timer = null;
// Counts the photos made again from here: what was asked before one of them tells an older state.
let renewals = 0;

const stateOf = (photo) => photo.querySelector(".photo-sizes");
const waiting = () => allPhotos().filter((photo) => stateOf(photo)?.dataset.sizes === "queued");

function query(photos) {
  return new URLSearchParams(photos.slice(0, AT_ONCE).map((photo) => ["id", photo.dataset.photo]));
}

async function ask() {
  timer = null;
  const photos = waiting();
  if (!photos.length || document.hidden) return;
  const before = renewals;
  const answer = await fetch(`${told.addresses.sizes}?${query(photos)}`, { redirect: "manual", cache: "no-store" }).catch(() => null);
  const states = answer?.ok && (await answer.json()).photos;
  const news = states && before === renewals && show(photos, states);
  waited = news ? 0 : waited + wait;
  wait = news ? SOON : Math.min(wait * SLOWER, SLOWEST);
  if (waited > LONG) for (const photo of waiting()) stateOf(photo).querySelector(".photo-again").hidden = false;
  if (waited < PATIENCE) schedule();
}

function schedule() {
  timer ??= setTimeout(ask, wait);
}

// Whether any of them is further than it was.
function show(photos, states) {
  const changed = photos.filter((photo) => {
    const { sizes, reason } = states[photo.dataset.photo] ?? {};
    const line = stateOf(photo);
    return sizes && (sizes !== line.dataset.sizes || reason !== line.querySelector(".photo-reason").textContent);
  });
  for (const photo of changed) showState(photo, states[photo.dataset.photo]);
  return changed.length > 0;
}

function showState(photo, { sizes, words, reason }) {
  const line = stateOf(photo);
  line.dataset.sizes = sizes;
  line.hidden = sizes === "made";
  line.querySelector(".photo-state").textContent = words;
  line.querySelector(".photo-reason").textContent = reason;
  line.querySelector(".photo-again").hidden = sizes !== "failed";
  if (sizes === "made") endPreview(photo);
}

async function again(button) {
  const photo = button.closest(".photo-row");
  const body = query([photo]);
  const headers = { "X-CSRFToken": token() };
  const answer = await fetch(told.addresses.sizes, { method: "POST", body, headers, redirect: "manual" }).catch(() => null);
  renewals += 1;
  if (answer?.ok) show([photo], (await answer.json()).photos);
  else stateOf(photo).querySelector(".photo-reason").textContent = say(answer ? "login" : "connection");
  watchSizes();
}

// Called whenever photos came in.
export function watchSizes() {
  [wait, waited] = [SOON, 0];
  schedule();
}

export function startSizes() {
  group.addEventListener("click", (event) => { if (event.target.matches(".photo-again")) again(event.target); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) watchSizes(); });
  watchSizes();
}
