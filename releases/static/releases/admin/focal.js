// Where the eye should be when a photo is cropped: a click, a drag and the arrow keys write two numbers, which alone count.

// The shares of the overhang that are cut off at the left and at the top, as centering() of pictures/cropping.py has them.
export function centering(width, height, targetWidth, targetHeight, x, y) {
  const scale = Math.max(targetWidth / width, targetHeight / height);
  return [share(width * scale, targetWidth, x / 100), share(height * scale, targetHeight, y / 100)];
}

function share(length, target, focal) {
  const overhang = length - target;
  if (overhang < length * 1e-9) return 0.5;
  return Math.min(1, Math.max(0, (focal * length - target / 2) / overhang));
}

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const perCent = (number) => Math.min(100, Math.max(0, Math.round(number)));

function start(focal) {
  const mark = focal.querySelector(".focal-mark");
  if (!mark) return;
  const picture = focal.querySelector(".focal-picture");
  // Whoever may only look has no fields.
  const fields = ["x", "y"].map((axis) => document.getElementById(`id_focal_${axis}`));
  const { width, height, x, y } = focal.dataset;
  const point = () => (fields[0] ? fields.map((field) => perCent(field.value)) : [x, y].map(Number));

  function show() {
    const [left, top] = point();
    Object.assign(mark.style, { left: `${left}%`, top: `${top}%` });
    for (const image of focal.querySelectorAll("[data-across]")) {
      const shares = centering(width, height, image.dataset.across, image.dataset.down, left, top);
      image.style.objectPosition = shares.map((each) => `${100 * each}%`).join(" ");
    }
  }

  function put(numbers) {
    fields.forEach((field, index) => {
      field.value = perCent(numbers[index]);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  function follow(event) {
    const box = picture.getBoundingClientRect();
    put([(100 * (event.clientX - box.left)) / box.width, (100 * (event.clientY - box.top)) / box.height]);
  }

  focal.querySelector(".focal-crops").hidden = false;
  mark.hidden = false;
  mark.disabled = !fields[0];
  show();
  if (!fields[0]) return;
  picture.classList.add("is-pointed-at");
  picture.addEventListener("click", (event) => { if (event.target !== mark) follow(event); });
  mark.addEventListener("pointerdown", (event) => mark.setPointerCapture(event.pointerId));
  mark.addEventListener("pointermove", (event) => { if (mark.hasPointerCapture(event.pointerId)) follow(event); });
  mark.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    put(point().map((number, index) => number + step[index] * (event.shiftKey ? 10 : 1)));
  });
  for (const field of fields) field.addEventListener("input", show);
}

document.querySelectorAll(".focal").forEach(start);
