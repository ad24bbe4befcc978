// Links in a dialog of the newsroom's own: an address, and words for it where none are chosen.

import { Link as Given } from "django-prose-editor/editor";

import { faultOf, isAllowed, whole } from "./addresses.js";
import { labelled, make, open } from "./dialogs.js";
import { say } from "./told.js";

async function askForLink(editor) {
  const former = editor.getAttributes("link").href ?? "";
  const address = make("input", { type: "text", inputMode: "url", value: former });
  const words = make("input", { type: "text" });
  const needsWords = editor.state.selection.empty && !former;
  const content = [labelled(say("address"), address), ...needsWords ? [labelled(say("link_words"), words)] : []];
  const fault = () => (address.value.trim() ? faultOf(address) : { control: address, words: say("address_missing") });
  if (await open(say("link"), content, say("save"), fault) !== "yes") return;
  const href = whole(address.value);
  const chain = editor.chain().focus();
  if (!needsWords) chain.extendMarkRange("link").setLink({ href }).run();
  else chain.insertContent({ type: "text", text: words.value.trim() || href, marks: [{ type: "link", attrs: { href } }] }).run();
}

export const Link = Given.extend({
  // Words that are typed behind a link are none of it.
  inclusive: false,
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
