// A row that came with a marker goes when the marker goes, as long as nobody wrote in it, and comes back with it.

import { add, keyOfRow } from "./parts.js";
import { VOCABULARY } from "./vocabulary.js";

const form = document.querySelector("#content-main form");
// What names a row in a text: {inline: node}
const NODES = { footnotes: "citation", quotations: "quotation" };
// {key: {prefix, furnish, row, content, isCited}}: how the row is filled, what it is, null once it went, and what it then held.
const brought = new Map();
let isDue = false;

// What a person may write in a row; its place and its key are no words.
function contentOf(row) {
  const fields = [...row.querySelectorAll("input:not([type=hidden], [type=checkbox]), textarea, select")];
  return fields.filter(({ name }) => name && !/-(?:position|key)$/.test(name)).map(({ value }) => value).join("\n");
}

// Adds a row whose marker is about to be written; ``furnish`` fills it in. Returns its key.
export function bring(prefix, furnish, key = "") {
  const row = add(prefix, furnish, key);
  brought.set(keyOfRow(row), { prefix, furnish, row, content: contentOf(row), isCited: false });
  return keyOfRow(row);
}

function isCited(key, prefix) {
  const marker = VOCABULARY[NODES[prefix]].write(key);
  return [...form.querySelectorAll("textarea")].some(({ value }) => value.includes(marker));
}

function leave(key, each) {
  const { row } = each;
  if (!row.isConnected || contentOf(row) !== each.content) brought.delete(key);
  else {
    each.row = null;
    row.querySelector(".inline-deletelink").click();
  }
}

function look() {
  isDue = false;
  for (const [key, each] of brought) {
    const was = each.isCited;
    each.isCited = isCited(key, each.prefix);
    if (each.isCited && !each.row) bring(each.prefix, each.furnish, key);
    else if (was && !each.isCited && each.row) leave(key, each);
  }
}

// After all that happens at a stroke.
function lookSoon() {
  if (!isDue && brought.size) queueMicrotask(look);
  isDue = brought.size > 0;
}

form?.addEventListener("input", lookSoon);
