// A web address cut into its parts, none of them changed: text/web_addresses.py in the browser, whose own URL would
// write it anew.

const NEVER = '\\x00-\\x20\\x7f<>"\\\\';
const ADDRESS = new RegExp(
  "^(https?://)?" +
    `((?:[^${NEVER}/?#@]*@)?(\\[[0-9a-f:.]+\\]|[^${NEVER}/?#@:\\[\\]]+)(?::[0-9]*)?)` +
    "((?:/[^?#]*)?)((?:\\?[^#]*)?)((?:#.*)?)$",
  "is",
);
const ESCAPES = /%([0-7][0-9a-f])|((?:%[89a-f][0-9a-f])+)/gi;
const UNSAFE = new RegExp(`[${NEVER}]`, "g");

// Return {scheme, authority, host, path, query, fragment}, or null of what is no address of the web.
export function split(url) {
  const match = ADDRESS.exec(url);
  if (!match) return null;
  const [, scheme = "", authority, host, path, query, fragment] = match;
  if (!scheme && (!authority.includes(".") || authority.includes("@"))) return null;
  return { scheme, authority, host: host.toLowerCase().replace(/\.+$/, ""), path, query, fragment };
}

export function joined({ scheme, authority, path, query, fragment }) {
  return scheme + authority + path + query + fragment;
}

// Return [{name, value, piece}] of a query or fragment without its first character.
export function parameters(text) {
  return text.split("&").map((piece) => {
    const equals = piece.indexOf("=");
    const [name, value] =
      equals < 0 ? [piece, ""] : [piece.slice(0, equals), piece.slice(equals + 1)];
    return { name: decoded(name).toLowerCase().replace(/^amp;/, ""), value, piece };
  });
}

// Return a text with its escapes resolved once; those that are no UTF-8 stay.
export function decoded(text) {
  return text.replace(ESCAPES, (escape, ascii) => {
    if (ascii) return String.fromCharCode(parseInt(ascii, 16));
    try {
      return decodeURIComponent(escape);
    } catch {
      return escape;
    }
  });
}

export function safe(url) {
  return url.replace(
    UNSAFE,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}
