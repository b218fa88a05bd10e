// [data-appearance]: the reader's choice of colours and text size, kept in this browser alone.

export function chooseAppearance(root) {
  for (const panel of root.querySelectorAll("[data-appearance]")) {
    for (const input of panel.querySelectorAll("input")) {
      input.checked = (document.documentElement.dataset[input.name] ?? "") === input.value;
      input.addEventListener("change", () => keep(input.name, input.value));
    }
  }
}

function keep(name, value) {
  if (value) document.documentElement.dataset[name] = value;
  else delete document.documentElement.dataset[name];
  try {
    localStorage.setItem(`causerie-${name}`, value);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}
