// What the page hands over to the editor: how markers are typed, and its words in the language of the newsroom.

const told = JSON.parse(document.getElementById("editor-told").textContent);

export const { marks, menu, schemes, typed } = told;

export function say(name, values = {}) {
  return told.words[name].replace(/\{(\w+)\}/g, (_all, value) => values[value]);
}
