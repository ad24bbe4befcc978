// Which addresses a pasted link may keep, and how they are written.

// Browsers read what is escaped in the name of a host; the cleaner of richtext.py does not.
const SAFE = /^(?:https?:\/\/[^/?#%]+(?:[/?#]|$)|mailto:.|tel:.)/i;
const UNWRITTEN = /[\s\0-\x1f\x7f-\x9f<>[\]"]/g;

// Returns the address as richtext.py writes it, or "" where the link must go: bookmarks, files, scripts, half addresses.
export function address(href) {
  const written = href.toWellFormed().replace(/[\t\n\r]/g, "").trim().replace(UNWRITTEN, encodeURIComponent);
  return SAFE.test(written) && URL.canParse(written) ? written : "";
}
