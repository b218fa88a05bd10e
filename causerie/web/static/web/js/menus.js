// [data-menu]: a `details` element that opens over the page; it closes as menus do.

const OPEN = "[data-menu][open]";

export function closeMenus(root) {
  root.addEventListener("click", (event) => {
    for (const menu of root.querySelectorAll(OPEN)) if (!menu.contains(event.target)) menu.open = false;
  });
  root.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest(OPEN);
    if (!menu) return;
    event.preventDefault();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  root.addEventListener("focusout", (event) => {
    const menu = event.target.closest(OPEN);
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
}
