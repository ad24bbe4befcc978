// Shows a photo from the officer's own disk until the press room has made its web sizes: small, and one at a time.

const WIDTH = 240;
let last = Promise.resolve();

async function draw(file, photo) {
  // Decoded outside the page's own thread; a camera's file of 24 megapixels is let go at once.
  const bitmap = await createImageBitmap(file, { resizeWidth: WIDTH, resizeQuality: "medium" }).catch(() => null);
  const image = photo.querySelector("img.thumbnail");
  if (!bitmap || !image || image.hidden || photo.querySelector("[data-sizes='made']")) return;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height, canvas.className] = [bitmap.width, bitmap.height, "thumbnail"];
  canvas.getContext("2d").drawImage(bitmap, 0, 0);
  bitmap.close();
  image.hidden = true;
  image.after(canvas);
}

export function preview(file, photo) {
  last = last.then(() => draw(file, photo));
}

// The web sizes are there: the picture itself again.
export function endPreview(photo) {
  const image = photo.querySelector("img.thumbnail");
  photo.querySelector("canvas.thumbnail")?.remove();
  image.hidden = false;
  // Asked for before it was made, it would not be asked for again.
  image.src = `${image.src.split("?")[0]}?made`;
}
