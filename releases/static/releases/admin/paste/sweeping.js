// Takes out of a pasted document what must not come in unseen, and counts it: comments, deletions, hidden text, pictures.

const UNREAD = "script, noscript, template, title, meta, link, head, xml, button, select, textarea, input, option, datalist, map";
const PICTURES = "img, picture, svg, video, audio, canvas, object, embed, iframe, math";
const COMMENT_LINK = /#(?:_msocom_|_msoanchor_|cmnt)/i;
const COMMENT_MARK = /\bmsocom(?:anchor|off|hide)\b|\bMsoCommentReference\b/i;
const DELETED = /\bmsoDel\b|\bTrack\w*Deletion\b/i;
const INSERTED = /\bmsoIns\b|\bTrack\w*Insertion\b/i;

const hasText = (element) => /[^\s\u200b\ufeff]/.test(element.textContent);
const elements = (body, test) => [...body.querySelectorAll("*")].filter(test);

function outermost(found) {
  const all = new Set(found);
  const isInside = (element) => Boolean(element) && (all.has(element) || isInside(element.parentElement));
  return found.filter((each) => !isInside(each.parentElement));
}

// Returns the number of comments, whose anchors and texts it removes; the words commented on stay.
export function takeComments({ body, style }) {
  const texts = outermost(elements(body, (each) => style(each)["mso-element"] === "comment" || isGoogleComment(each)));
  for (const each of texts) each.remove();
  for (const each of elements(body, (one) => style(one)["mso-element"] === "comment-list")) each.remove();
  const marks = outermost(elements(body, (each) => isCommentMark(each, style(each))));
  for (const each of marks) each.remove();
  return Math.max(texts.length, marks.length);
}

function isCommentMark(element, style) {
  return COMMENT_MARK.test(element.className) || style["mso-special-character"] === "comment"
    || (element.localName === "a" && COMMENT_LINK.test(element.getAttribute("href") ?? ""));
}

function isGoogleComment(element) {
  if (!/^(?:p|div)$/.test(element.localName)) return false;
  const anchor = element.querySelector('a[id^="cmnt"][href*="#cmnt_ref"]');
  return Boolean(anchor) && element.textContent.trimStart().startsWith(anchor.textContent.trim());
}

// Returns the number of tracked changes: deletions, which go, and insertions, which stay.
export function takeChanges({ body, style }) {
  const deleted = outermost(elements(body, (each) => isDeleted(each, style(each))));
  const count = deleted.filter(hasText).length;
  for (const each of deleted) each.remove();
  const inserted = elements(body, (each) => each.localName === "ins" || INSERTED.test(each.className));
  return count + outermost(inserted).filter(hasText).length;
}

function isDeleted(element, style) {
  return /^(?:del|s|strike)$/.test(element.localName) || DELETED.test(element.className)
    || /line-through/.test(style["text-decoration"] ?? style["text-decoration-line"] ?? "");
}

// Returns the number of places where text was hidden, and removes it.
export function takeHidden({ body, style }) {
  const hidden = outermost(elements(body, (each) => isHidden(each, style(each)) || isShrunk(each, style)));
  const count = hidden.filter(hasText).length;
  for (const each of hidden) each.remove();
  return count;
}

function isHidden(element, style) {
  return element.hasAttribute("hidden") || style.display === "none" || /^(?:hidden|collapse)$/.test(style.visibility ?? "")
    || style["mso-hide"] === "all" || /^0(?:\.0+)?%?$/.test(style.opacity ?? "");
}

// Set in no size at all; pages also do that to a box whose contents then have sizes of their own.
function isShrunk(element, style) {
  if (!/^0(?:\.0+)?(?:[a-z]+|%)?$/.test(style(element)["font-size"] ?? "")) return false;
  return [...element.querySelectorAll("*")].every((each) => !style(each)["font-size"]);
}

// Returns the number of text boxes. Office keeps their words in a comment and shows a picture in their place.
export function takeTextBoxes({ body }) {
  const boxes = commentsOf(body).filter((each) => /<v:textbox|<w:txbxContent/i.test(each.data));
  for (const box of boxes) removeRegion(box.nextSibling);
  return boxes.length;
}

function removeRegion(start) {
  if (start?.nodeType !== Node.COMMENT_NODE || !/\[if !vml\]/.test(start.data)) return;
  for (let node = start.nextSibling; node && !(node.nodeType === Node.COMMENT_NODE && /\[endif\]/.test(node.data));) {
    const next = node.nextSibling;
    node.remove();
    node = next;
  }
}

export function commentsOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

// Removes what is no text of the document, such as scripts and form controls.
export function takeUnread({ body }) {
  for (const each of body.querySelectorAll(UNREAD)) each.remove();
}

// Returns the number of pictures and other media; spacers, tracking dots and tick boxes do not count.
export function takePictures({ body }) {
  const pictures = outermost([...body.querySelectorAll(PICTURES)]);
  const count = pictures.filter((each) => !isSpacer(each)).length;
  for (const each of pictures) each.remove();
  return count;
}

function isSpacer(picture) {
  return Number(picture.getAttribute("width") ?? 9) < 3 || Number(picture.getAttribute("height") ?? 9) < 3
    || Boolean(picture.closest("[role=checkbox]"));
}
