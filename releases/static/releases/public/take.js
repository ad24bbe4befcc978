// What journalists take away with one press: the whole text, a quotation, a citation, the address.
// Without this script the same links lead to the text and to the citation, and everything can be selected.
const article = document.querySelector("article.release");
const tools = article?.querySelector(".tools");
const canonical = document.querySelector("link[rel=canonical]");

if (tools && canonical && window.ClipboardItem && navigator.clipboard?.write) {
  const answer = document.createElement("p");
  answer.className = "spoken";
  answer.setAttribute("role", "status");
  article.append(answer);

  const offer = (link, take) => link?.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      // Asked for at once, filled when the words are there: some browsers allow no other order.
      await navigator.clipboard.write([new ClipboardItem(inTypes(take()))]);
    } catch {
      if (link.href) location.assign(link.href);
      return;
    }
    say(link);
  });

  const say = (link) => {
    link.dataset.words ??= link.textContent;
    answer.textContent = link.textContent = tools.dataset.done;
    link.classList.add("taken");
    clearTimeout(link.waiting);
    link.waiting = setTimeout(() => {
      link.textContent = link.dataset.words;
      link.classList.remove("taken");
      answer.textContent = "";
    }, 2000);
  };

  offer(tools.querySelector(".copy-text"), () => ({ plain: fetched(tools.querySelector(".copy-text").href), html: whole() }));
  offer(tools.querySelector(".copy-link"), () => ({ plain: canonical.href, html: anchor(canonical.href).outerHTML }));
  offer(tools.querySelector(".copy-citation"), () => ({ plain: cited(), html: paragraph(cited()) }));
  for (const quotation of article.querySelectorAll(".text > blockquote")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "take";
    button.textContent = tools.dataset.quotation;
    offer(button, () => ({ plain: quoted(quotation), html: asHtml(quotation) + paragraph(cited()) }));
    quotation.append(button);
  }
}

function inTypes({ plain, html }) {
  const typed = (words, type) => Promise.resolve(words).then((text) => new Blob([text], { type }));
  return { "text/plain": typed(plain, "text/plain"), "text/html": typed(html, "text/html") };
}

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.status);
  return response.text();
}

// The reference with the day on which it is read, Hong Kong's.
function cited() {
  const { form, dated } = article.querySelector(".citation").dataset;
  const zone = { timeZone: "Asia/Hong_Kong" };
  const iso = new Date().toLocaleDateString("en-CA", zone);
  const tag = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const long = new Date().toLocaleDateString(tag, { ...zone, dateStyle: "long" });
  return dated.replace("{}", form === "iso" ? iso : long);
}

// What was said, who said it, where it stands.
function quoted(quotation) {
  const parts = [...cleaned(quotation).children].map((part) => part.innerText || part.textContent);
  return [...parts, cited()].map((part) => part.trim()).join("\n") + "\n";
}

function whole() {
  return asHtml(article) + paragraph(anchor(canonical.href));
}

const LEFT_OUT = ".tools, .plate, .take, .filed, .downloads, .glance, .back, .spoken, picture, .notes .number";
const KEPT = ["href", "lang"];

// The words and their structure alone: no photos, no ways within the page, nothing of the look.
function cleaned(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(LEFT_OUT).forEach((each) => each.remove());
  for (const link of copy.querySelectorAll("a")) {
    if (link.getAttribute("href")?.startsWith("#")) link.replaceWith(...link.childNodes);
    else link.setAttribute("href", link.href);
  }
  for (const each of [copy, ...copy.querySelectorAll("*")]) {
    for (const { name } of [...each.attributes]) if (!KEPT.includes(name)) each.removeAttribute(name);
  }
  return copy;
}

function asHtml(element) {
  return cleaned(element).outerHTML;
}

function anchor(address) {
  const link = document.createElement("a");
  link.href = link.textContent = address;
  return link;
}

function paragraph(words) {
  const made = document.createElement("p");
  made.append(words);
  return made.outerHTML;
}
