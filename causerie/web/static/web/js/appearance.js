// [data-appearance]: the reader's choice of colours and text size, kept in this browser; me.js takes
// it to the account of whoever has one.

export function chooseAppearance(root) {
  for (const panel of root.querySelectorAll("[data-appearance]")) {
    for (const input of panel.querySelectorAll("input")) {
      input.addEventListener("change", () => apply(input.name, input.value));
    }
  }
  for (const name of ["theme", "text"]) check(name);
}

export function chosen() {
  const { theme = "", text = "" } = document.documentElement.dataset;
  return { theme, text };
}

export function apply(name, value) {
  if (value) document.documentElement.dataset[name] = value;
  else delete document.documentElement.dataset[name];
  check(name);
  try {
    localStorage.setItem(`causerie-${name}`, value);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}

function check(name) {
  for (const input of document.querySelectorAll(`[data-appearance] input[name="${name}"]`)) {
    input.checked = chosen()[name] === input.value;
  }
}
