// Which languages the form shows: the switch above it, served as this user left it. The page's style reads the switch itself.

export const LANGUAGES = ["zh-hant", "zh-hans", "en"];

const bar = document.querySelector("form.language-switch");
const suffix = (language) => language.replace("-", "_");

// The language of a column, by the end of its field's name or id; undefined where it has none.
export const languageOf = (name) => LANGUAGES.find((each) => new RegExp(`[_-]${suffix(each)}$`).test(name));

export function shown() {
  return bar?.querySelector("input:checked")?.value.split(" ") ?? LANGUAGES;
}

function told() {
  for (const list of document.querySelectorAll(".requirements[data-language]")) {
    list.open = shown().includes(list.dataset.language);
  }
  document.dispatchEvent(new CustomEvent("languages:shown"));
}

// Brings a language in: in the place of the last one that is shown.
export function bringIn(language) {
  const now = shown();
  if (now.includes(language)) return;
  const wanted = LANGUAGES.filter((each) => each === language || now.slice(0, -1).includes(each));
  const choice = bar.querySelector(`input[value="${wanted.join(" ")}"]:not(:disabled)`);
  if (!choice) return;
  choice.checked = true;
  told();
}

// One after the other, so that the last choice is the one that is kept.
let sending = Promise.resolve();

function remember() {
  const form = new FormData(bar);
  const send = () => fetch(bar.action, { method: "POST", body: form, redirect: "manual", keepalive: true });
  sending = sending.then(send).catch(() => null);
}

// The cells of a table carry the names of their columns, for screens on which a row is a paragraph.
function nameCells() {
  for (const table of document.querySelectorAll(".tabular table:has(th[class*='_zh_'], th[class$='_en'])")) {
    const names = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    for (const row of table.querySelectorAll("tr.form-row")) {
      [...row.cells].forEach((cell, index) => { if (names[index]) cell.dataset.label = names[index]; });
    }
  }
}

export function startSwitch() {
  nameCells();
  bar?.addEventListener("change", () => {
    told();
    // Only a person's choice is remembered, not what an error or a line of the requirements opened.
    remember();
  });
}
