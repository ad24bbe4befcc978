// Sends one file to the press room and says what became of it, in words for the line of that file.

import { say, told } from "./figure_rows.js";

// Read anew each time: a login in another tab changes it.
export function token() {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith(`${told.csrf_cookie}=`));
  return cookie?.slice(told.csrf_cookie.length + 1) ?? "";
}

// The promise of {photo} or {error, isFinal}; `request` can be aborted. A login that ended answers with a page, not with JSON.
export function send(file, onProgress) {
  const request = new XMLHttpRequest();
  const answer = new Promise((resolve) => {
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded, event.total));
    request.addEventListener("load", () => resolve(judge(request)));
    request.addEventListener("error", () => resolve({ error: say("connection") }));
    request.addEventListener("abort", () => resolve({ error: say("cancelled") }));
  });
  request.open("POST", told.addresses.receive);
  request.setRequestHeader("X-CSRFToken", token());
  request.setRequestHeader("Accept", "application/json");
  const form = new FormData();
  form.append("file", file, file.name);
  request.send(form);
  return { request, answer };
}

function judge(request) {
  const said = parsed(request);
  if (said?.html) return { photo: said };
  if (said?.error) return { error: said.error, isFinal: !said.may_pass };
  const isPage = request.status === 200 || request.status === 403;
  return { error: say(isPage ? "login" : "server") };
}

function parsed(request) {
  if (!request.getResponseHeader("Content-Type")?.startsWith("application/json")) return null;
  return JSON.parse(request.responseText);
}
