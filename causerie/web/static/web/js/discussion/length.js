// [data-counter]: how many characters are left, told when they become few.

// Told aloud, now and then.
const TOLD = [200, 100, 50, 20, 10, 0];

export function countLength(form, text, words) {
  const place = form.querySelector("[data-counter]");
  const lengthMax = Number(form.dataset.lengthMax);
  if (!place || !lengthMax) return;
  const shown = document.createElement("span");
  const spoken = document.createElement("span");
  spoken.className = "visually-hidden";
  spoken.role = "status";
  const whole = place.textContent;
  place.replaceChildren(shown, spoken);
  let before = lengthMax;
  text.addEventListener("input", count);
  count();

  function count() {
    const left = lengthMax - [...text.value].length;
    const sentence = left < 0 ? words.over : words.left;
    const told = sentence.replace("{number}", Math.abs(left).toLocaleString(document.documentElement.lang));
    const isNear = left <= Math.max(TOLD[0], lengthMax / 10);
    shown.textContent = isNear ? told : whole;
    place.classList.toggle("is-near", isNear);
    place.classList.toggle("is-over", left < 0);
    if (TOLD.some((mark) => left <= mark !== before <= mark)) spoken.textContent = told;
    before = left;
  }
}
