// Links in a dialog of the newsroom's own: an address, and words for it where none are chosen.

import { Link as Given } from "django-prose-editor/editor";

import { labelled, make, open } from "./dialogs.js";
import { say, schemes } from "./told.js";

const schemeOf = (url) => /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1].toLowerCase();
const isAllowed = (url) => schemeOf(url) === undefined || schemes.includes(schemeOf(url));

// Typed without a scheme it is taken as https, or as e-mail.
function whole(typed) {
  if (!typed || schemeOf(typed)) return typed;
  return /^[^\s/@]+@[^\s/@]+$/.test(typed) ? `mailto:${typed}` : `https://${typed.replace(/^\/\//, "")}`;
}

async function askForLink(editor) {
  const former = editor.getAttributes("link").href ?? "";
  const address = make("input", { type: "text", inputMode: "url", value: former, required: true });
  const words = make("input", { type: "text" });
  const needsWords = editor.state.selection.empty && !former;
  const content = [labelled(say("address"), address), ...needsWords ? [labelled(say("link_words"), words)] : []];
  if (await open(say("link"), content, say("save")) !== "yes") return;
  const href = whole(address.value.trim());
  const chain = editor.chain().focus();
  if (!needsWords) chain.extendMarkRange("link").setLink({ href }).run();
  else chain.insertContent({ type: "text", text: words.value.trim() || href, marks: [{ type: "link", attrs: { href } }] }).run();
}

export const Link = Given.extend({
  addOptions() {
    return { ...this.parent?.(), defaultProtocol: "https", isAllowedUri: isAllowed };
  },
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "link",
      groups: "link",
      button: buttons.material("insert_link", "insert link"),
      command: askForLink,
      active: (editor) => editor.isActive("link"),
    });
    menu.defineItem({
      name: "unlink",
      groups: "link",
      button: buttons.material("link_off", "remove link"),
      command: (editor) => editor.chain().focus().unsetLink().run(),
      hidden: (editor) => !editor.isActive("link"),
    });
  },
  addKeyboardShortcuts() {
    return { "Mod-k": ({ editor }) => { askForLink(editor); return true; } };
  },
});
