// Links as mail programs and campaigns leave them, made plain again: text/mail_links.py for what is pasted.
// tests/links.json has the cases that both keep.

import { targetOf, wrapperOf } from "./wrappers.js";
import { decoded, joined, parameters, split } from "./web_addresses.js";

const LONGEST = 10_000;

const TRACKING = new RegExp(
  "^(utm_\\w+|(mtm|pk)_(campaign|kwd|source|medium|content|cid|group|placement)" +
    "|[gd]clid|gclsrc|gbraid|wbraid|fbclid|msclkid|yclid|twclid|ttclid|li_fat_id" +
    "|mc_[ce]id|igsh(id)?|_hsenc|_hsmi|__hs(tc|sc|fp)|hsctatracking|mkt_tok|vero_id|_openstat" +
    "|oly_(enc|anon)_id|ml_subscriber(_hash)?|ck_subscriber_id|_ga|_gl|spm_id_from|vd_source)$",
);
// What only one site means so.
const AT_HOME = [
  [/^(((www|m|music)\.)?youtube\.com|youtu\.be|open\.spotify\.com)$/, /^si$/],
  [
    /^mp\.weixin\.qq\.com$/,
    /^(chksm|scene|subscene|ascene|srcid|sharer_\w+|clicktime|enterid|devicetype|nettype|exportkey|pass_ticket|wx_header|poc_token|mpshare)$/,
  ],
];
// Alibaba's spm is a dotted trail of pages; a site's own parameter of that name is not.
const SPM = /^\w+(\.\w*){2,}$/;

// logo@2x.png is a picture.
const EMAIL =
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.(?!(?:png|jpe?g|gif|webp|avif|svg|pdf|html?|css|m?js)\b)[a-z]{2,}/gi;
const BASE64 = /^[A-Za-z0-9+/_-]{16,}={0,2}$/;
const PRINTABLE = /^[\x20-\x7e]+$/;
const NUMBER = /^\+?[0-9][0-9 ().-]{5,18}[0-9]$/;
const OF_A_NUMBER = /^(tel|phone|mobile|msisdn|whatsapp|fax)$/;
const OF_A_PERSON =
  /^((staff|employee|emp|recipient|subscriber)_?(id|no|number)?|mc_eid|_hsenc|mkt_tok|vero_id|oly_(enc|anon)_id|ml_subscriber(_hash)?|ck_subscriber_id|sharer_\w+)$/;
// Message and organisation, as Microsoft numbers them.
const HEX = /\b[0-9a-f]{32}\b/gi;

// Return {url, reasons, personal}: the plain address, the names of the wrappers and parameters that were taken off,
// and [kind, text] of what the address said of persons; kind is "e-mail", "telephone" or "identifier".
export function unwrapped(href) {
  const reasons = new Set();
  const personal = new Map();
  let last = href.trim();
  for (let level = { url: last, reasons: [] }; level; level = within(level.url)) {
    last = level.url;
    level.reasons.forEach((reason) => reasons.add(reason));
    for (const found of personalIn(last)) personal.set(found.join(" "), found);
  }
  return {
    url: reasons.size ? last : href,
    reasons: [...reasons],
    personal: [...personal.values()],
  };
}

function within(url) {
  const address = url.length <= LONGEST ? split(url) : null;
  if (!address) return null;
  const wrapper = wrapperOf(address);
  if (wrapper) {
    const target = targetOf(address);
    return target && target.length < url.length ? { url: target, reasons: [wrapper.name] } : null;
  }
  const reasons = [address.query, address.fragment].flatMap((part) =>
    parameters(part.slice(1))
      .filter((each) => follows(address, each))
      .map((each) => each.name),
  );
  return reasons.length ? { url: joined(without(address)), reasons } : null;
}

function without(address) {
  return {
    ...address,
    query: kept(address, address.query),
    fragment: kept(address, address.fragment),
  };
}

function kept(address, part) {
  const found = parameters(part.slice(1));
  const pieces = found.filter((each) => !follows(address, each)).map((each) => each.piece);
  if (pieces.length === found.length) return part;
  const rest = pieces.join("&").replace(/^amp;/, "");
  return rest ? part[0] + rest : "";
}

function follows(address, { name, value }) {
  if (TRACKING.test(name) || (name === "spm" && SPM.test(value))) return true;
  return AT_HOME.some(([host, names]) => host.test(address.host) && names.test(name));
}

function personalIn(url) {
  const address = split(url);
  if (!address) return [];
  const text = decoded(decoded(decoded(address.path + address.query + address.fragment)));
  const found = emails(text);
  for (const each of parameters((address.query + address.fragment).slice(1))) {
    const value = decoded(each.value);
    found.push(...emails(plain(value)));
    if (NUMBER.test(value) && (OF_A_NUMBER.test(each.name) || value.startsWith("+"))) {
      found.push(["telephone", value]);
    } else if (value && OF_A_PERSON.test(each.name)) {
      found.push(["identifier", value]);
    }
  }
  if (url.toLowerCase().includes("safelinks")) {
    found.push(...(text.match(HEX) ?? []).map((each) => ["identifier", each]));
  }
  return found;
}

function emails(text) {
  return (text.match(EMAIL) ?? []).map((each) => ["e-mail", each]);
}

// What stands behind Base64; "" of what is none.
function plain(value) {
  if (!BASE64.test(value)) return "";
  try {
    const text = atob(value.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/"));
    return PRINTABLE.test(text) ? text : "";
  } catch {
    return "";
  }
}
