// The queue by keys alone: j and k walk the rows, a letter presses what is in the row. Without this file Tab does it all.
// Letters work only while nothing is being typed, and can be switched off on this computer.
"use strict";

{
  const OFF = "queue-keys-off";
  const dialog = document.querySelector("[data-keys]");
  const off = document.querySelector("[data-keys-off]");
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const mainOf = (row) => row.querySelector("[data-row-main]");
  const here = () => document.activeElement?.closest("[data-row]");

  document.querySelector("[data-keys-door]").hidden = false;
  document.querySelector("[data-keys-open]").addEventListener("click", () => dialog.showModal());
  off.checked = remembered();
  off.addEventListener("change", () => remember(off.checked));

  // A browser that keeps nothing refuses even to be asked.
  function remembered() {
    try {
      return localStorage.getItem(OFF) === "yes";
    } catch {
      return false;
    }
  }

  function remember(isOff) {
    try {
      if (isOff) localStorage.setItem(OFF, "yes");
      else localStorage.removeItem(OFF);
    } catch {
      // It holds until the page is left.
    }
  }

  function walk(step) {
    const all = rows();
    const at = all.indexOf(here());
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step;
    if (all[next]) mainOf(all[next]).focus();
  }

  function press(key) {
    const target = here()?.querySelector(`[data-key="${key}"]`);
    if (!target) return;
    target.click();
    if (key === "a") target.closest("details").querySelector("textarea, button")?.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (off.checked || dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "j") walk(1);
    else if (event.key === "k") walk(-1);
    else if (event.key === "?") dialog.showModal();
    else if ("atlh".includes(event.key) && event.key.length === 1) press(event.key);
    else return;
    event.preventDefault();
  });
}
