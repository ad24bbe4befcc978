// Copies the text version instead of opening it; without this script the link simply opens it.
const link = document.querySelector("a.copy");

if (link && navigator.clipboard) {
  const words = link.textContent;
  link.setAttribute("aria-live", "polite");
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(answer.status);
      await navigator.clipboard.writeText(await answer.text());
    } catch {
      location.assign(link.href);
      return;
    }
    link.textContent = link.dataset.done;
    setTimeout(() => { link.textContent = words; }, 2000);
  });
}
