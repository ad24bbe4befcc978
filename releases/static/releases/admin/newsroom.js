// The newsroom's form: one language switch for everything on it, rows that move by buttons, problems that lead to fields.

const LANGUAGES = ["zh-hant", "zh-hans", "en"];
const KEPT = "newsroom-form-language";
const suffix = (language) => language.replace("-", "_");

function show(language) {
  document.body.dataset.lang = language;
  for (const button of document.querySelectorAll(".language-switch button")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  for (const list of document.querySelectorAll(".requirements[data-language]")) {
    list.open = language === "all" || list.dataset.language === language;
  }
}

function hasError(language) {
  const rows = `[class*="_${suffix(language)}"]`;
  return [...document.querySelectorAll(rows)].some((row) => row.querySelector(".errorlist"));
}

// A locked release offers the columns of its closed languages only.
function isOnForm(language) {
  return document.querySelector(`#content form [name$="_${suffix(language)}"]`) !== null;
}

function startSwitch() {
  const bar = document.querySelector(".language-switch");
  const offered = LANGUAGES.filter(isOnForm);
  if (!bar || !offered.length) return;
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const language = event.target.closest("button")?.dataset.language;
    if (!language) return;
    show(language);
    // Only a person's choice is remembered, not what an error or a locked release opened.
    localStorage.setItem(KEPT, language);
  });
  const kept = localStorage.getItem(KEPT);
  const first = offered.includes(document.documentElement.lang) ? document.documentElement.lang : offered[0];
  // A language with an error opens by itself, and says so on its button.
  const wrong = LANGUAGES.filter(hasError);
  for (const language of LANGUAGES.filter((each) => !offered.includes(each))) {
    bar.querySelector(`[data-language="${language}"]`).disabled = true;
  }
  for (const language of wrong) {
    bar.querySelector(`[data-language="${language}"]`).classList.add("has-error");
  }
  show(wrong[0] ?? (kept === "all" || offered.includes(kept) ? kept : first));
}

// A line of the requirements opens its language before it leads to its field.
function startRequirements() {
  document.querySelector(".missing")?.addEventListener("click", (event) => {
    const line = event.target.closest(".requirements li");
    if (!line) return;
    const { language } = line.closest(".requirements").dataset;
    if (language && document.body.dataset.lang !== "all") show(language);
    const target = document.getElementById(line.querySelector("a").hash.slice(1));
    target?.closest("details")?.setAttribute("open", "");
    const field = target?.closest(".form-row") ?? target;
    field?.scrollIntoView({ block: "center" });
    event.preventDefault();
    const places = [target, ...(field?.querySelectorAll("input, select, textarea, [contenteditable=true], .add-row a") ?? [])];
    places.find((each) => each?.matches("input, select, textarea, [contenteditable=true], a") && each.checkVisibility() && each.type !== "hidden")
      ?.focus({ preventScroll: true });
  });
}

// Rows of a positioned inline: ↑ and ↓ move them and write their numbers, which alone count without script.
function rowsOf(group) {
  return [...group.querySelectorAll(".inline-related:not(.empty-form), tr.form-row:not(.empty-form)")];
}

function writeNumbers(group) {
  rowsOf(group).forEach((row, index) => {
    const input = row.querySelector('input[name$="-position"]');
    if (input) input.value = index + 1;
  });
}

function move(group, row, step) {
  const rows = rowsOf(group);
  const other = rows[rows.indexOf(row) + step];
  if (!other) return;
  if (step < 0) other.before(row);
  else other.after(row);
  writeNumbers(group);
}

function addMovers(group, row) {
  const input = row.querySelector('input[name$="-position"]');
  if (!input || row.querySelector(".movers")) return;
  const movers = document.createElement("span");
  movers.className = "movers";
  for (const [text, step] of [["↑", -1], ["↓", 1]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.setAttribute("aria-label", `${input.labels?.[0]?.textContent ?? ""} ${text}`.trim());
    button.addEventListener("click", () => {
      move(group, row, step);
      button.focus();
    });
    movers.append(button);
  }
  input.after(movers);
}

// A new footnote or figure has its key at once, so that it can be typed into the text before the form is saved.
const KEY_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

function giveKey(row) {
  const input = row.querySelector('input[name$="-key"]');
  if (!input || input.value) return;
  const numbers = crypto.getRandomValues(new Uint32Array(6));
  input.value = [...numbers].map((number) => KEY_LETTERS[number % KEY_LETTERS.length]).join("");
}

function startMovers() {
  for (const fieldset of document.querySelectorAll("fieldset.positioned")) {
    const group = fieldset.closest(".inline-group");
    rowsOf(group).forEach((row) => addMovers(group, row));
    group.addEventListener("formset:added", (event) => {
      addMovers(group, event.target);
      giveKey(event.target);
      event.target.querySelector("input:not([type=hidden]):not([name$=-position]), select, textarea")?.focus();
    });
  }
}

// What has been typed and not saved is not left without a question.
function startGuard() {
  const form = document.querySelector(".change-form form[id$=_form]");
  if (!form) return;
  let touched = false;
  form.addEventListener("input", () => { touched = true; });
  form.addEventListener("submit", () => { touched = false; });
  window.addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
}

startSwitch();
startRequirements();
startMovers();
startGuard();
