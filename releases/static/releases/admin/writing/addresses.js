// Addresses as they are typed into a dialog: made whole, and what is wrong with one.

import { say, schemes } from "./told.js";

// Of a source, which is read on the web.
export const OF_THE_WEB = ["http", "https"];

const schemeOf = (url) => /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1].toLowerCase();
export const isAllowed = (url) => schemeOf(url) === undefined || schemes.includes(schemeOf(url));

// Typed without a scheme it is taken as https, or as e-mail.
export function whole(typed) {
  const url = typed.trim();
  if (!url || schemeOf(url)) return url;
  return /^[^\s/@]+@[^\s/@]+$/.test(url) ? `mailto:${url}` : `https://${url.replace(/^\/\//, "")}`;
}

// A host has a dot in it; without one it is a word.
const isReadable = (url) => !/\s/.test(url) && (!/^https?:/i.test(url) || (URL.canParse(url) && new URL(url).hostname.includes(".")));

// {control, words} of an address that cannot be used, or null; nothing typed is no fault.
export function faultOf(control, allowed = schemes) {
  const url = whole(control.value);
  if (!url) return null;
  if (!allowed.includes(schemeOf(url))) return { control, words: say("address_refused", { schemes: allowed.map((each) => `${each}:`).join(" ") }) };
  return isReadable(url) ? null : { control, words: say("address_unreadable") };
}
