// What every page does a little better with scripts than without: one press sends a form once, "Leave quickly" leaves
// no trace in the history, what has just been said is read out. Nothing here is needed.
"use strict";

// A second press of a button, or a second tap on a slow phone, sends nothing. The page that comes back is fresh again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-submit-again")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  for (const button of submitButtons(form)) button.setAttribute("aria-disabled", "true");
});

// The page may come back from the browser's memory with its forms as they were left.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of submitButtons(form)) button.removeAttribute("aria-disabled");
  }
});

function submitButtons(form) {
  return [...form.elements].filter((element) => element.type === "submit");
}

// Leave quickly: by its button, or by pressing Shift three times. The page is hidden before the other one has come,
// the other one takes its place in the history, what was kept on a phone of one's own goes, and so does the sign-in:
// whoever goes back from there is at the door.
let shifts = [];

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-leave]")) leave(event);
});

document.addEventListener("keydown", (event) => {
  if (event.repeat) return;
  shifts = event.key === "Shift" ? [...shifts, event.timeStamp].slice(-3) : [];
  if (shifts.length === 3 && shifts[2] - shifts[0] < 3000) leave(event);
});

function leave(event) {
  const way = document.querySelector("[data-leave]");
  if (!way) return;
  event.preventDefault();
  document.documentElement.classList.add("is-leaving");
  document.title = "";
  forget();
  // A page of ours that broke leads straight there, and signs nobody out.
  if (way.dataset.leave) navigator.sendBeacon(way.href);
  window.location.replace(way.dataset.leave || way.href);
}

function forget() {
  localStorage.clear();
  sessionStorage.clear();
  navigator.serviceWorker?.controller?.postMessage("forget");
}

// A menu, behind your name or in the navigation, closes when you turn to something else.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// What is meant for paper has a button for it, where there are scripts to press it with.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

const told = document.querySelector("[data-focus]");
if (told && !document.querySelector(".govuk-error-summary")) told.focus({ preventScroll: true });
