// Reads pasted HTML into a document that loads, runs and styles nothing, and answers for the styles it was written with.

// Even in a document that is never shown, browsers report each of these to the console under a strict policy.
const TELLTALE = /style|(?<=<)base|(?<=[\s/"'])on(?=\w)/gi;
const RULE = /([^{}]+)\{([^{}]*)\}/g;
const MEDIA = /@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gi;
const DECLARATION = /([\w-]+)\s*:\s*((?:"[^"]*"|'[^']*'|[^;"'])*)/g;

// Returns {body, style}: the parsed body, and a function that gives an element's declarations as an object.
export function read(html) {
  let mark = "kept";
  while (html.includes(mark)) mark += "t";
  const { body } = new DOMParser().parseFromString(html.replace(TELLTALE, `${mark}$&`), "text/html");
  restore(body, mark);
  const rules = readRules(takeSheets(body, `${mark}style`));
  const known = new WeakMap();
  const style = (element) => {
    if (!known.has(element)) known.set(element, declared(element, rules, `${mark}style`));
    return known.get(element);
  };
  return { body, style };
}

function restore(body, mark) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.data?.includes(mark)) node.data = node.data.replaceAll(mark, "");
    for (const attribute of node.attributes ?? []) {
      if (attribute.value.includes(mark)) attribute.value = attribute.value.replaceAll(mark, "");
    }
  }
}

function takeSheets(body, name) {
  let css = "";
  for (const sheet of body.querySelectorAll(name)) {
    // Office hides its rules from old browsers in a comment.
    for (const node of sheet.childNodes) css += node.data ?? "";
    sheet.remove();
  }
  return css;
}

function readRules(css) {
  const rules = new Map();
  const plain = css.replace(/<!--|-->|\/\*[^]*?\*\//g, "").replace(MEDIA, "");
  for (const [, selectors, declarations] of plain.matchAll(RULE)) {
    for (const selector of selectors.split(",")) {
      const name = selector.trim().toLowerCase();
      if (/^\w*(\.[\w-]+)?$/.test(name)) rules.set(name, { ...rules.get(name), ...parsed(declarations) });
    }
  }
  return rules;
}

function parsed(declarations) {
  const found = {};
  for (const [, name, value] of declarations.matchAll(DECLARATION)) {
    found[name.toLowerCase()] = value.replace(/!\s*important/i, "").trim().toLowerCase();
  }
  return found;
}

function declared(element, rules, attribute) {
  const tag = element.localName;
  const names = [tag];
  for (const each of element.classList) names.push(`.${each.toLowerCase()}`);
  for (const each of element.classList) names.push(`${tag}.${each.toLowerCase()}`);
  return Object.assign({}, ...names.map((name) => rules.get(name)), parsed(element.getAttribute(attribute) ?? ""));
}
