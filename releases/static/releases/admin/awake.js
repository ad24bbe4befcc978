// While somebody writes, the login goes on; where it cannot, the page says so before anything is sent.

const EVERY = 5 * 60 * 1000;
const SOON = 15 * 60;
const notices = document.querySelector("[data-awake]");
let asked = 0;
let timer;

function show(which) {
  for (const notice of notices.children) notice.hidden = notice.dataset.login !== which;
}

async function ask() {
  asked = Date.now();
  const answer = await fetch(notices.dataset.awake, { redirect: "manual", cache: "no-store" }).catch(() => null);
  // Without network or server nothing is known; the next stroke asks again in five minutes.
  if (answer?.type === "opaqueredirect") show("ended");
  if (answer?.status !== 204) return;
  const left = Number(answer.headers.get("Login-Seconds-Left"));
  show(left > SOON ? "" : "ending");
  clearTimeout(timer);
  timer = setTimeout(() => show("ending"), Math.max(0, left - SOON) * 1000);
}

// The editor takes some keys before they become input.
for (const kind of ["input", "change", "keydown"]) {
  document.addEventListener(kind, (event) => {
    if (event.target.closest?.("#content form") && Date.now() - asked >= EVERY) ask();
  }, true);
}
