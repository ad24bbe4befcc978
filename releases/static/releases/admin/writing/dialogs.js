// Native dialogs with labelled fields: Escape and Cancel change nothing, and the focus returns to where it was.

import { say } from "./told.js";

let count = 0;

export function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export function labelled(words, control) {
  count += 1;
  control.id = `writing-${count}`;
  return make("p", { className: "writing-field" }, make("label", { htmlFor: control.id, textContent: words }), control);
}

// One of many, each with what it looks like; the value of the one that was pressed answers the dialog.
export function choices(found) {
  return make("ul", { className: "writing-choices" }, ...found.map(({ value, words, pictures = [], taken = "" }) => {
    const shown = pictures.map((src) => make("img", { src, alt: "" }));
    const button = make("button", { value, disabled: taken !== "" }, ...shown, make("span", { textContent: words }));
    if (taken) button.append(make("small", { textContent: taken }));
    return make("li", {}, button);
  }));
}

// Resolves, once it is closed, to the value of the button that was pressed; "" when nothing is to be done.
export function open(title, content, submit = "") {
  count += 1;
  const heading = make("h2", { id: `writing-${count}`, textContent: title });
  const cancel = make("button", { type: "button", textContent: say("cancel") });
  const buttons = submit ? [make("button", { value: "yes", className: "default", textContent: submit }), cancel] : [cancel];
  const form = make("form", { method: "dialog" }, heading, ...content, make("p", { className: "writing-buttons" }, ...buttons));
  const dialog = make("dialog", { className: "writing-dialog" }, form);
  dialog.setAttribute("aria-labelledby", heading.id);
  cancel.addEventListener("click", () => dialog.close(""));
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    dialog.showModal();
  });
}
