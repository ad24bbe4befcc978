// Suggests pages while somebody types in a search field; without this script the field simply searches.
const PAUSE = 180;

function within(form) {
  const field = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  let timer, latest = 0, chosen = -1;

  list.id = `${field.id}-suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.querySelector("label").textContent);
  field.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"],
    ["aria-controls", list.id], ["aria-expanded", "false"]]) field.setAttribute(name, value);

  function close() {
    latest += 1;
    clearTimeout(timer);
    show([]);
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(option));
    list.hidden = !suggestions.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  }

  function option({ what, text, url }, number) {
    const item = document.createElement("li"), kind = document.createElement("span");
    item.id = `${list.id}-${number}`;
    item.setAttribute("role", "option");
    item.dataset.url = url;
    kind.className = "what";
    kind.textContent = what;
    item.append(text, " ", kind);
    return item;
  }

  function choose(number) {
    chosen = number;
    for (const [index, item] of [...list.children].entries()) {
      item.setAttribute("aria-selected", String(index === chosen));
    }
    if (chosen < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", list.children[chosen].id);
      list.children[chosen].scrollIntoView({ block: "nearest" });
    }
  }

  async function ask() {
    const words = field.value.trim(), asked = ++latest;
    if (!words) return show([]);
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: words })}`);
      const { suggestions } = await answer.json();
      // A later word may have been answered sooner.
      if (asked === latest) show(suggestions);
    } catch {
      if (asked === latest) show([]);
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    // While an input method composes, its keys are its own.
    if (event.isComposing || (list.hidden && event.key !== "ArrowDown")) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 }, count = list.children.length + 1;
    if (list.hidden) ask();
    else if (event.key in steps) choose((chosen + 1 + steps[event.key] + count) % count - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.url);
    else return;
    event.preventDefault();
  });
  // Before the field loses the focus, which closes the list.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) location.assign(item.dataset.url);
  });
  field.addEventListener("blur", close);
}

document.querySelectorAll("form[data-suggest]").forEach(within);
