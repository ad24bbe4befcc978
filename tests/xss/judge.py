"""Two readers that know nothing of the sanitiser: one of HTML as bytes, one of what Chromium made of it."""

import re
from html.parser import HTMLParser

# What the texts may hold (the README's words; written out here so that a slip in the code is none in the test).
VOCABULARY = {
    **dict.fromkeys(
        ("p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "sub", "br"), ()
    ),
    "sup": ("data-footnote",),
    "figure": ("data-figure",),
    "a": ("href", "data-figure-ref"),
    "q": ("data-quotation",),
}
LINKS = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "background",
    "xlink:href",
    "cite",
    "ping",
    "to",
)
# As browsers read an address: without its controls and spaces, and without a scheme it stays on the site.
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
HARMLESS = {"http", "https", "mailto", "tel"}
NEVER = {
    "iframe",
    "frame",
    "object",
    "embed",
    "base",
    "applet",
    "portal",
    "math",
    "isindex",
    "marquee",
}


def scheme(address):
    """Return the scheme of an address in small letters, "" for one within the site."""
    found = SCHEME.match(re.sub(r"[\x00-\x20\ufeff]", "", address or ""))
    return found[1].lower() if found else ""


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults, self.script = [], None

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def dangerous(self, tag, attributes):
        """Yield what may run whatever a page is."""
        for name, value in attributes:
            if name.startswith("on") or name == "srcdoc":
                yield f"<{tag} {name}>"
            if name in LINKS and scheme(value) not in HARMLESS | {""}:
                yield f"<{tag} {name}={value[:40]!r}>"


class _Text(_Reader):
    """Reads a text that should hold nothing but the vocabulary."""

    def handle_starttag(self, tag, attributes):
        if tag not in VOCABULARY:
            self.faults.append(f"<{tag}>")
        self.faults += [
            f"<{tag} {name}>" for name, _ in attributes if name not in VOCABULARY.get(tag, ())
        ]
        self.faults += self.dangerous(tag, attributes)

    def handle_comment(self, data):
        self.faults.append("a comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


class _Page(_Reader):
    """Reads a page of the site, which has scripts of its own but none within."""

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag in NEVER or (tag == "meta" and "http-equiv" in found) or "style" in found:
            self.faults.append(f"<{tag}> {found}")
        self.faults += self.dangerous(tag, attributes)
        if tag == "style" or (tag == "script" and "src" not in found and not _is_data(found)):
            self.faults.append(f"<{tag}> {found}")
        if any(name in ("id", "name") and value == "fired" for name, value in attributes):
            self.faults.append(f"<{tag}> takes a name")


def _is_data(attributes):
    return (attributes.get("type") or "").endswith(("json", "importmap"))


def _faults(reader, html):
    reader.feed(html)
    reader.close()
    return reader.faults


def faults_of_text(html):
    """Return what of a sanitised text is not in the vocabulary."""
    return _faults(_Text(), html)


def faults_of_page(html):
    """Return what of a page may run."""
    return _faults(_Page(), html)


# The same question, asked of the tree that the browser has; its own scripts and inert data stay out.
FAULTS_OF_DOCUMENT = """() => {
  const links = ["href", "src", "action", "formaction", "data", "poster", "background", "xlink:href", "cite", "to"];
  const never = ["iframe", "frame", "object", "embed", "base", "applet", "math", "marquee", "portal"];
  const faults = [];
  for (const element of document.querySelectorAll("*")) {
    const tag = element.localName;
    if (never.includes(tag)) faults.push(tag);
    if (tag === "meta" && element.hasAttribute("http-equiv")) faults.push(element.outerHTML);
    if ("fired" === element.id || "fired" === element.getAttribute("name")) faults.push("name on " + tag);
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "srcdoc") faults.push(tag + " " + name);
      if (links.includes(name) && !(tag === "img" && /^(data|blob):image/.test(value))) {
        const read = value.replace(/[\\x00-\\x20\\ufeff]/g, "").match(/^([a-z][a-z0-9+.-]*):/i);
        if (read && !["http", "https", "mailto", "tel"].includes(read[1].toLowerCase())) faults.push(tag + " " + value);
      }
    }
  }
  return faults;
}"""
