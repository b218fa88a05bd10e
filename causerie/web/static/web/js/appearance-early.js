// Before the first paint, so that no page flashes up in colours that the reader has put away.
// A script of its own, not a module: those run when the page is there.
for (const name of ["theme", "text"]) {
  let chosen = "";
  try { chosen = localStorage.getItem(`causerie-${name}`) ?? ""; } catch { /* storage is switched off */ }
  if (chosen) document.documentElement.dataset[name] = chosen;
}
