// An accent colour can be picked beside its field, and is shown on a sample of the pages as it is typed.

const WRITTEN = /^#[0-9a-f]{6}$/i;

function start(samples) {
  const shown = { day: samples.querySelector(".by-day"), night: samples.querySelector(".by-night") };
  const fields = { day: "id_accent", night: "id_accent_at_night" };
  for (const [hour, id] of Object.entries(fields)) {
    const field = document.getElementById(id);
    const show = (colour) => shown[hour].style.setProperty("--shown", colour);
    show(samples.dataset[hour]);
    // Whoever may only look has no field.
    if (field) offer(field, samples.dataset[hour], samples.dataset.pick, show);
  }
  samples.hidden = false;
}

function offer(field, colour, words, show) {
  const picker = document.createElement("input");
  const label = document.querySelector(`label[for="${field.id}"]`).textContent.trim().replace(/[:：]$/, "");
  Object.assign(picker, { type: "color", value: colour, className: "accent-picker" });
  picker.setAttribute("aria-label", words.replace("{name}", label));
  picker.addEventListener("input", () => {
    field.value = picker.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  field.addEventListener("input", () => {
    const typed = field.value.trim();
    if (typed && !WRITTEN.test(typed)) return;
    picker.value = typed || colour;
    show(typed || colour);
  });
  const row = document.createElement("span");
  row.className = "accent-row";
  field.before(row);
  row.append(field, picker);
}

const samples = document.querySelector(".accent-samples");
if (samples) start(samples);
