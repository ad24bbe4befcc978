// Addresses that carry another one inside: text/wrappers.py in the browser, table and all.

import { decoded, parameters, safe, split } from "./web_addresses.js";

const HTTP = /^https?:\/\//i;
const STILL_ENCODED = /^https?%(25)*3a/i;
// How many characters "**" and one of these stand for: A is two, B is three.
const RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const OUTLOOK = "Outlook Safe Links";
const PROOFPOINT = "Proofpoint URL Defense";
const URLDEFENSE = /^urldefense(\.proofpoint)?\.(com|us)$/;
const SAFE_OWN = ["data", "sdata", "reserved", "corid"];

// Host, beginning of the path, parameters in which the target stands; "own" are the wrapper's own ones that follow,
// "place" is what surrounds it behind the host.
const SCANNERS = [
  {
    name: OUTLOOK,
    host: /^(.+\.)?safelinks\.protection\.(outlook\.(com|de)|office365\.us|partner\.outlook\.cn)$/,
    names: ["url"],
    own: SAFE_OWN,
  },
  {
    name: OUTLOOK,
    host: /^(outlook(-sdf)?\.(office|office365|live)\.com|outlook\.(cloud\.microsoft|office365\.us))$/,
    path: /^\/mail\/.*safelink\.html/i,
    names: ["url"],
    own: SAFE_OWN,
  },
  {
    name: OUTLOOK,
    host: /^statics\.teams\.(cdn\.office\.net|microsoft\.com)$/,
    path: /^\/evergreen-assets\/safelinks\//i,
    names: ["url"],
    own: [...SAFE_OWN, "locale", "dest", "pc", "wau", "lm"],
  },
  { name: PROOFPOINT, host: URLDEFENSE, path: /^\/v1\//i, names: ["u"] },
  { name: PROOFPOINT, host: URLDEFENSE, path: /^\/v2\//i, names: ["u"], read: proofpointV2 },
  {
    name: PROOFPOINT,
    host: URLDEFENSE,
    path: /^\/v3\//i,
    place: /^\/v3\/__(.+?__;[\w=-]*)!/is,
    read: proofpointV3,
  },
  {
    name: "Mimecast",
    host: /^((protect|security|linkprotect|url)[a-z0-9.-]*\.mimecast\.com|(.+\.)?mimecastprotect\.com)$/,
    names: ["url", "u", "q"],
  },
  {
    name: "Barracuda Link Protection",
    host: /^linkprotect\.cudasvc\.com$/,
    names: ["a"],
    own: ["c", "typo"],
  },
  {
    name: "Cisco Secure Email",
    host: /^secure-web\.cisco\.com$/,
    place: /^\/[^/]+\/(https?%3a.+)/is,
  },
  {
    name: "Check Point",
    host: /^(url\.avanan\.click|protect\.checkpoint\.com)$/,
    place: /___(.+?)___\./is,
  },
  { name: "Sophos", host: /^.+\.protection\.sophos\.com$/, names: ["u"], read: base64 },
  {
    name: "Trend Micro",
    host: /^.+\.trendmicro\.com$/,
    path: /^\/wis\/clicktime\//i,
    names: ["url"],
  },
  { name: "Trellix", host: /^protect\d*(-[a-z]+)?\.fireeye\.com$/, names: ["u"] },
  {
    name: "Symantec",
    host: /^clicktime\.(symantec\.com|cloud\.postoffice\.net)$/,
    names: ["u"],
  },
];
const REDIRECTORS = [
  {
    name: "Google",
    host: /^(www\.)?google\.(com?\.)?[a-z]{2,3}$/,
    path: /^\/url$/i,
    names: ["q", "url"],
  },
  { name: "YouTube", host: /^(www\.|m\.)?youtube\.com$/, path: /^\/redirect$/i, names: ["q"] },
  {
    name: "Facebook",
    host: /^lm?\.(facebook|messenger|instagram|workplace)\.com$/,
    names: ["u"],
  },
  {
    name: "LinkedIn",
    host: /^([a-z]+\.)?linkedin\.com$/,
    path: /^\/(redir\/redirect|safety\/go)/i,
    names: ["url"],
  },
  { name: "Zhihu", host: /^link\.zhihu\.com$/, names: ["target"] },
  {
    name: "Weixin",
    host: /^weixin110\.qq\.com$/,
    path: /^\/cgi-bin\/mmspamsupport-bin\//i,
    names: ["url"],
  },
  {
    name: "QQ",
    host: /^(c\.pc|mail)\.qq\.com$/,
    path: /^\/(middle[a-z]*\.html|cgi-bin\/)/i,
    names: ["pfurl", "url"],
  },
  { name: "Weibo", host: /^(www\.)?weibo\.(com|cn)$/, path: /^\/sinaurl/i, names: ["u"] },
];

// Return what wraps an address, or undefined. A mail scanner does so even where its target cannot be read.
export function wrapperOf(address) {
  return (
    SCANNERS.find((each) => fits(each, address)) ??
    REDIRECTORS.find((each) => fits(each, address) && read(each, address))
  );
}

// Return the http or https address that one carries inside, or null.
export function targetOf(address) {
  const wrapper = wrapperOf(address);
  return wrapper ? read(wrapper, address) : null;
}

function fits({ host, path }, address) {
  return host.test(address.host) && (!path || path.test(address.path));
}

function read(wrapper, address) {
  for (let text of candidates(wrapper, address)) {
    while (STILL_ENCODED.test(text)) text = decoded(text);
    const url = safe(text.trim().replaceAll("&amp;", "&"));
    const found = split(url);
    // Browsers read what is escaped in the name of a host, the sanitiser does not.
    if (found?.scheme && !found.authority.includes("%")) return url;
  }
  return null;
}

function* candidates({ names = [], own = [], place, read: resolve = decoded }, address) {
  const match = place?.exec(address.path + address.query + address.fragment);
  if (match) yield resolve(match[1]);
  for (const name of names) {
    const [value, isWhole] = valueOf((address.query + address.fragment).slice(1), name, own);
    yield isWhole ? value : resolve(value);
  }
}

// Return the value of a parameter, and whether it is an address that nobody encoded, its parameters with it.
function valueOf(query, name, own) {
  const found = parameters(query);
  const index = found.findIndex((each) => each.name === name && each.value);
  if (index < 0) return ["", false];
  const { value } = found[index];
  if (!own.length || !HTTP.test(value)) return [value, false];
  const following = found.slice(index + 1);
  const end = following.findIndex((each) => own.includes(each.name));
  const pieces = following.slice(0, end < 0 ? undefined : end).map((each) => each.piece);
  return [[value, ...pieces].join("&"), true];
}

function proofpointV2(text) {
  return decoded(text.replaceAll("-", "%").replaceAll("_", "/"));
}

// Put the characters back that stars stand for; "" where they do not fit.
function proofpointV3(text) {
  const middle = text.lastIndexOf("__;");
  const characters = [...base64(text.slice(middle + 3))];
  let isShort = false;
  const url = decoded(text.slice(0, middle)).replace(/\*(?:\*([\w-]))?/g, (_stars, run) => {
    const count = run ? RUNS.indexOf(run) + 2 : 1;
    isShort ||= characters.length < count;
    return characters.splice(0, count).join("");
  });
  return isShort ? "" : url.replace(/^(https?:\/)(?=[^/])/i, "$1/");
}

// Return the UTF-8 text behind Base64, "" of what is none.
function base64(text) {
  try {
    const bytes = atob(
      decoded(text).replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/"),
    );
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(bytes, (each) => each.charCodeAt(0)),
    );
  } catch {
    return "";
  }
}
