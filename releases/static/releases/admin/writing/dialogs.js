// Native dialogs with labelled fields: Escape and Cancel change nothing, but ask before written words are lost.

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

// --- What cannot be taken as it is ------------------------------------------------------------------------------

// Says below a field what is wrong with it, until something else is written there.
function tell({ control, words }) {
  const message = make("span", { className: "writing-wrong", id: `${control.id}-wrong`, textContent: words });
  message.setAttribute("role", "alert");
  control.parentElement.querySelector(".writing-wrong")?.remove();
  control.after(message);
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", message.id);
  control.addEventListener("input", () => {
    message.remove();
    control.removeAttribute("aria-invalid");
    control.removeAttribute("aria-describedby");
  }, { once: true });
  control.focus();
}

// --- Leaving ----------------------------------------------------------------------------------------------------

const written = (dialog) => [...dialog.querySelectorAll("input, textarea")].map((each) => each.value).join("\n");

// In the place of the buttons; Escape goes on writing.
function ask(dialog, buttons) {
  const had = document.activeElement;
  const stay = make("button", { type: "button", className: "default", textContent: say("go_on") });
  const lose = make("button", { type: "button", textContent: say("discard") });
  const words = make("span", { className: "writing-question", textContent: say("lose") });
  words.setAttribute("role", "alert");
  const question = make("p", { className: "writing-buttons" }, words, stay, lose);
  stay.addEventListener("click", () => {
    question.replaceWith(buttons);
    had.focus();
  });
  lose.addEventListener("click", () => dialog.close(""));
  buttons.replaceWith(question);
  stay.focus();
}

function startLeaving(dialog, buttons, cancel) {
  const before = written(dialog);
  const leave = (event) => {
    event.preventDefault();
    if (!buttons.isConnected) dialog.querySelector(".writing-buttons .default").click();
    else if (written(dialog) === before) dialog.close("");
    else ask(dialog, buttons);
  };
  cancel.addEventListener("click", leave);
  // Before the browser closes the dialog, which it does at a second Escape whatever the first was answered.
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) leave(event);
  });
  dialog.addEventListener("cancel", leave);
}

// --- The dialog -------------------------------------------------------------------------------------------------

// Resolves, once it is closed, to the value of the button that was pressed; "" when nothing is to be done.
// ``fault`` is asked before what was written is taken: {control, words} of what is wrong, or nothing.
export function open(title, content, submit = "", fault = () => null) {
  count += 1;
  const heading = make("h2", { id: `writing-${count}`, textContent: title });
  const cancel = make("button", { type: "button", textContent: say("cancel") });
  const both = submit ? [make("button", { value: "yes", className: "default", textContent: submit }), cancel] : [cancel];
  const buttons = make("p", { className: "writing-buttons" }, ...both);
  const form = make("form", { method: "dialog" }, heading, ...content, buttons);
  const dialog = make("dialog", { className: "writing-dialog" }, form);
  dialog.setAttribute("aria-labelledby", heading.id);
  form.addEventListener("submit", (event) => {
    const wrong = event.submitter?.value === "yes" ? fault() : null;
    if (wrong || !event.submitter) event.preventDefault();
    if (wrong) tell(wrong);
  });
  startLeaving(dialog, buttons, cancel);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    dialog.showModal();
  });
}
