// [data-order]: a list of choices in an order; each goes up and down by a button. Without script
// they are chosen anew in their places.

export function moveInOrder(root) {
  for (const list of root.querySelectorAll("[data-order]")) {
    const selects = [...list.querySelectorAll("select")];
    const rows = selects.map((select, place) => [
      button(list.dataset.up, "↑", () => swap(place, place - 1, 0)),
      button(list.dataset.down, "↓", () => swap(place, place + 1, 1)),
    ]);
    selects.forEach((select, place) => {
      const row = document.createElement("div");
      row.className = "order-row";
      select.replaceWith(row);
      row.append(select, ...rows[place]);
      select.addEventListener("change", name);
    });
    name();

    // The focus goes with what was moved, so that a key pressed again moves it on.
    function swap(from, to, which) {
      [selects[from].value, selects[to].value] = [selects[to].value, selects[from].value];
      name();
      const [first, second] = [rows[to][which], rows[to][1 - which]];
      (first.disabled ? second : first).focus();
    }

    function name() {
      rows.forEach(([up, down], place) => {
        const chosen = selects[place].selectedOptions[0].text;
        up.ariaLabel = `${list.dataset.up}: ${chosen}`;
        down.ariaLabel = `${list.dataset.down}: ${chosen}`;
        const nothing = !selects[place].value;
        up.disabled = nothing || place === 0;
        down.disabled = nothing || place === selects.length - 1;
      });
    }
  }
}

function button(label, sign, move) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "order-button";
  made.title = label;
  made.textContent = sign;
  made.addEventListener("click", move);
  return made;
}
