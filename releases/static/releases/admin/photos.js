// The photo desk of the release form: photos come in by the dozen, are grouped by hand, and say at once what they are called.

import { refresh, startControls } from "./controls.js";
import { checkSoon, startReferences } from "./dead_references.js";
import { startDragging } from "./dragging.js";
import { startDropping } from "./dropping.js";
import { figureOf, group, place, told, watchFigures } from "./figure_rows.js";
import { startSizes, watchSizes } from "./photo_sizes.js";
import { rowOf, startUploads } from "./uploads.js";

const KEPT = "newsroom-photo-view";

// Two views of the same rows: small pictures to be arranged, or words to be written.
function view(name) {
  group.classList.toggle("is-arranging", name === "arrange");
  for (const button of group.querySelectorAll(".photo-views button")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === name));
  }
}

// What leads to a field of a figure, or is wrong with one, is seen among the words only.
const asksForWords = (hash) => /^#id_figures-\d+-/.test(hash);

function startViews() {
  // Readers have these photos: there is nothing to arrange.
  if (told.is_fixed) return;
  const isAsked = asksForWords(location.hash) || group.querySelector(".errorlist");
  view(isAsked ? "write" : sessionStorage.getItem(KEPT) ?? "write");
  document.addEventListener("click", (event) => {
    if (asksForWords(event.target.closest("a")?.hash ?? "")) view("write");
  }, true);
  group.querySelector(".photo-views").addEventListener("click", (event) => {
    const name = event.target.closest("button")?.dataset.view;
    if (!name) return;
    view(name);
    sessionStorage.setItem(KEPT, name);
  });
  group.addEventListener("figures:many", () => view("arrange"));
}

// What is chosen from the library stands in its figure at once.
function startLibrary() {
  window.addEventListener("load", () => {
    const $ = window.django.jQuery;
    $(document).on("select2:select", '#figures-group select[name$="-photos-library"]', async (event) => {
      const select = event.target;
      const address = `${told.addresses.rows}?pk=${event.params.data.id}`;
      const answer = await fetch(address, { redirect: "manual", cache: "no-store" }).catch(() => null);
      // Left in the list it is added when the form is saved.
      if (!answer?.ok) return;
      for (const { html } of (await answer.json()).rows) place(rowOf(html), figureOf(select));
      $(select).val(null).trigger("change");
    });
  });
}

function start() {
  document.documentElement.classList.add("has-photo-desk");
  if (!told.is_locked) {
    group.querySelector(".inline-heading").after(document.getElementById("photo-desk").content.cloneNode(true));
    const credits = document.querySelector(".photo-credits");
    if (credits) group.querySelector(".photo-desk").after(credits);
    startViews();
    startUploads();
    startDropping();
    startLibrary();
    startDragging();
  }
  startControls();
  startReferences();
  startSizes();
  watchFigures(() => {
    refresh();
    checkSoon();
    watchSizes();
  });
}

if (group && told.words) start();
