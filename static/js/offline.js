// A young adult's pages without a connection, on a phone that is their own: says how old a kept page is, keeps an
// answer until it can be sent, says so when it came too late; leaving drops all of it (static/js/pages.js). Nothing here is needed.
"use strict";

const WAITING = "waiting";
const DAY = 24 * 60 * 60 * 1000;
const ANSWERS = /^\/my\/offers\/\d+\/(yes|not-now|no-thanks)\/$/;
const page = document.body.dataset;
const note = document.getElementById("kept");

if ("serviceWorker" in navigator) {
  if (page.ownPhone) beginToKeep();
  else navigator.serviceWorker.controller?.postMessage("forget");
}
if (!page.ownPhone) localStorage.removeItem(WAITING);
// Where its time seems over as it comes, the phone's clock is wrong.
if (page.ownPhone && timeLeft() > 0) closeWhenOver();
if (page.keptAt) say(note.dataset.wordKept, when(page.keptAt));
if (waiting().length) {
  if (page.keptAt) say(note.dataset.wordWaiting);
  else send();
}

window.addEventListener("online", () => send());

document.addEventListener(
  "submit",
  (event) => {
    const { pathname } = new URL(event.target.action);
    if (!page.ownPhone || !ANSWERS.test(pathname) || (navigator.onLine && !page.keptAt)) return;
    event.preventDefault();
    const words = new URLSearchParams(new FormData(event.target)).toString();
    // The last answer to an offer is the one that counts.
    const others = waiting().filter((one) => offerOf(one.path) !== offerOf(pathname));
    localStorage.setItem(WAITING, JSON.stringify([...others, { path: pathname, words }]));
    say(note.dataset.wordWaiting);
    note.scrollIntoView({ block: "start" });
    if (navigator.onLine) send();
  },
  { capture: true },
);

async function beginToKeep() {
  const cameAlone = !navigator.serviceWorker.controller;
  await navigator.serviceWorker.register(page.worker, { scope: "/" });
  const { active } = await navigator.serviceWorker.ready;
  // The first page came before there was anybody to keep it.
  if (cameAlone) active.postMessage({ keep: window.location.href });
}

// A page that stays open is not read longer than the sign-in lasts: it closes, with all that was kept, at the door.
function closeWhenOver() {
  if (timeLeft() > 0) return setTimeout(closeWhenOver, Math.min(timeLeft(), DAY));
  forget();
  document.documentElement.classList.add("is-leaving");
  window.location.replace("/my/");
}

function timeLeft() {
  return new Date(page.ownPhone) - Date.now();
}

function waiting() {
  return JSON.parse(localStorage.getItem(WAITING) || "[]");
}

async function send() {
  for (const { path, words } of waiting()) {
    const headers = { "Content-Type": "application/x-www-form-urlencoded", "X-Requested-With": "waiting" };
    let answer;
    try {
      answer = await fetch(path, { method: "POST", body: words, headers });
    } catch {
      return;
    }
    // Something of ours is broken: it waits on.
    if (answer.status >= 500) return;
    localStorage.setItem(WAITING, JSON.stringify(waiting().filter((one) => one.path !== path)));
    say(becameOf(answer));
    addLink(offerOf(path));
  }
}

// Whoever is signed out by now is shown the door instead of the offer, or refused.
function becameOf(answer) {
  const isOut = answer.status === 403 || !new URL(answer.url).pathname.startsWith("/my/");
  if (isOut) return note.dataset.wordOut;
  return answer.ok ? note.dataset.wordSent : note.dataset.wordLate;
}

function offerOf(path) {
  return path.split("/").slice(0, 4).join("/") + "/";
}

function when(moment) {
  const choices = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", numberingSystem: "latn" };
  return new Date(moment).toLocaleString(document.documentElement.lang, choices);
}

function say(...words) {
  const line = document.createElement("p");
  line.className = "page";
  line.textContent = words.join(" ");
  note.append(line);
  note.hidden = false;
}

function addLink(path) {
  const link = document.createElement("a");
  link.href = path;
  link.textContent = note.dataset.wordShow;
  note.lastElementChild.append(" ", link);
}
