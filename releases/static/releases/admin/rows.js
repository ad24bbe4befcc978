// Rows of an inline keep what they say: those that moved stay in their order, and saved ones keep the first indices.

const INDEXED = ["name", "id", "htmlFor"];

export function rowsOf(group) {
  return [...group.querySelectorAll(".inline-related:not(.empty-form):not(.tabular), tr.form-row:not(.empty-form)")];
}

// A form that was refused comes back in the order of its indices; the numbers say which order was meant.
function sortByNumbers(group) {
  const rows = rowsOf(group);
  const number = (row) => Number(row.querySelector('input[name$="-position"]')?.value || Infinity);
  const sorted = rows.toSorted((one, other) => number(one) - number(other) || rows.indexOf(one) - rows.indexOf(other));
  if (sorted.every((row, index) => row === rows[index])) return;
  const place = rows.at(-1).parentNode;
  const after = rows.at(-1).nextSibling;
  for (const row of sorted) {
    const errors = row.previousElementSibling;
    if (errors?.matches(".row-form-errors")) place.insertBefore(errors, after);
    place.insertBefore(row, after);
  }
}

export function writeNumbers(group) {
  rowsOf(group).forEach((row, index) => {
    const input = row.querySelector('input[name$="-position"]');
    if (input) input.value = index + 1;
  });
}

// When a new row is removed Django counts the others as they stand, and would take a moved one for a saved one.
function count(prefix) {
  const group = document.getElementById(`${prefix}-group`);
  const rows = group ? rowsOf(group) : [];
  const saved = rows.filter((row) => row.classList.contains("has_original"));
  const others = rows.filter((row) => !row.classList.contains("has_original"));
  [...saved, ...others].forEach((row, index) => reindex(row, prefix, index));
}

function reindex(row, prefix, index) {
  const old = new RegExp(`${prefix}-\\d+`);
  if (old.exec(row.id)?.[0] === `${prefix}-${index}`) return;
  for (const each of [row, ...row.querySelectorAll("*")]) {
    for (const attribute of INDEXED) {
      if (each[attribute]) each[attribute] = each[attribute].replace(old, `${prefix}-${index}`);
    }
  }
}

export function keepOrder() {
  for (const fieldset of document.querySelectorAll("fieldset.positioned")) sortByNumbers(fieldset.closest(".inline-group"));
  // Said before Django counts; what is queued here comes after.
  document.addEventListener("formset:removed", (event) => queueMicrotask(() => count(event.detail.formsetName)));
}
