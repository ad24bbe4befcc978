// Single characters: which of them print nothing, where a line break is no space, and what symbol fonts meant.

const UNPRINTED = /[\0-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;
// What joins two emoji into one stays.
const JOINER = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff01-\uff60]/u;
const WIDE = /[\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60]/u;

// Office writes these as letters in a font of symbols; without the font they would be read as letters.
const WINGDINGS = { à: "→", ß: "←", á: "↑", â: "↓", ó: "↔", è: "➔", Ø: "➢", ü: "✓", û: "✗", l: "●", n: "■", "§": "▪", v: "❖", J: "☺", L: "☹" };
const SYMBOL = { "·": "•", "®": "→", "¬": "←", "°": "°", "´": "×", "¸": "÷", "±": "±", "£": "≤", "³": "≥", "¹": "≠", "»": "≈", m: "μ", a: "α", b: "β", g: "γ", d: "δ", W: "Ω", p: "π" };

export const SPACE = /[\t\n\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]+/;

// Returns the text without characters that print nothing, such as soft hyphens and zero-width spaces.
export const printed = (text) => text.replace(UNPRINTED, "").replace(JOINER, "");

// Whether a line that ends with one character and goes on with the other was broken where no space stood.
export const joins = (before, after) => (HAN.test(before) && HAN.test(after)) || WIDE.test(before) || WIDE.test(after);

// Returns which font of symbols a text is set in, or "" for any other font; undefined where the style does not say.
export function symbolFont(style) {
  const family = style["mso-symbol-font-family"] ?? style["font-family"] ?? style.font;
  return family === undefined ? undefined : family.match(/^["']?(wingdings|symbol)\b/)?.[1] ?? "";
}

// Returns what a character of a symbol font showed.
export function symbols(text, font) {
  const table = font === "symbol" ? SYMBOL : WINGDINGS;
  return text.replace(/[^]/gu, (each) => {
    const code = each.codePointAt(0);
    const letter = code >= 0xf000 && code <= 0xf0ff ? String.fromCharCode(code - 0xf000) : each;
    return table[letter] ?? each;
  });
}
