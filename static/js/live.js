// Pages that keep themselves up to date. The socket only says *that* something changed ({"topics": ["offer.12"]});
// what it is now is fetched from the page's own address, through the ordinary checks, and put in place.
//
//   <section id="offers" data-live="offer.12 pledge.3">     read again when one of these topics is heard
//   data-live-url="/somewhere/"     from there instead of from the page's own address
//   data-live-say="A new answer."   said to screen readers when the words of the region have changed
//   data-live-quiet                 a count or a bell: no mark when it changes, no words when it cannot be read
//
// Nothing is lost: what has changed before the socket is open is heard then, after a lost connection everything is read
// again, without sockets every 30 seconds, and a region in which somebody has begun to write waits until they ask for
// it. Requests carry "X-Requested-With: live", so that a view can tell a page that reads itself again from a person
// who looks.
"use strict";

{
  const BURST = 150, POLL = 30_000, STEADY = 5_000, FRESH = 4_000, FAILURES_UNTIL_POLLING = 3;
  const body = document.body;
  const word = (name) => document.getElementById("live-words").dataset[`word${name[0].toUpperCase()}${name.slice(1)}`];
  const here = () => location.pathname + location.search;
  const regions = () => [...document.querySelectorAll("[data-live][id]")];

  // --- The connection -----------------------------------------------------------------------------------------

  let socket, failures = 0, lost = false, retry, steady, polling, hiddenSince = 0;

  function connect() {
    clearTimeout(retry);
    if (socket && socket.readyState <= WebSocket.OPEN) return;
    // The server passes on what has changed since this page was asked for. After a lost connection all is read.
    const since = lost ? "" : `?asked=${document.getElementById("live-words").dataset.asked}`;
    socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/${since}`);
    socket.onopen = opened;
    socket.onmessage = (event) => hear(JSON.parse(event.data).topics ?? []);
    socket.onclose = closed;
  }

  function opened() {
    // Only a connection that lasts forgives the failures before it, or a proxy that drops each would be hammered.
    steady = setTimeout(() => (failures = 0), STEADY);
    clearInterval(polling);
    polling = undefined;
    show("live");
    if (lost) readAll();
    lost = false;
  }

  function closed(event) {
    clearTimeout(steady);
    if (event.code === 4401) signedOutPerhaps();
    else reconnect();
  }

  function reconnect() {
    lost = true;
    failures += 1;
    show(failures < FAILURES_UNTIL_POLLING ? "reconnecting" : "polling");
    if (failures >= FAILURES_UNTIL_POLLING) polling ??= setInterval(poll, POLL);
    retry = setTimeout(connect, Math.min(30, 2 ** failures) * 1_000 * (0.5 + Math.random() / 2));
  }

  // The pages decide whether somebody is signed in: a socket that thinks otherwise must not send them to and fro.
  async function signedOutPerhaps() {
    const { trouble, page } = await fetched(here()).catch(() => ({}));
    if (trouble === "signedOut") signedOut();
    else if (page && !page.body.hasAttribute("data-signed-in")) disconnect();
    else reconnect();
  }

  function poll() {
    if (!document.hidden) readAll();
  }

  function disconnect() {
    clearTimeout(retry);
    clearInterval(polling);
    polling = undefined;
    if (socket) socket.onclose = null;
    socket?.close();
  }

  function show(state) {
    const sign = document.getElementById("live-state");
    if (!sign) return;
    sign.hidden = false;
    sign.dataset.liveState = state;
    sign.textContent = word(state);
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hiddenSince = performance.now();
    else if (polling || performance.now() - hiddenSince > POLL) {
      connect();
      readAll();
    }
  });
  window.addEventListener("online", connect);
  window.addEventListener("pagehide", disconnect);
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    lost = true;
    connect();
  });

  // --- What to read again -------------------------------------------------------------------------------------

  const heard = new Set();
  let burst;

  function hear(topics) {
    for (const topic of topics) heard.add(topic);
    burst ??= setTimeout(() => {
      burst = undefined;
      const all = heard.has("*");
      readAll((region) => all || region.dataset.live.split(/\s+/).some((topic) => heard.has(topic)));
      heard.clear();
    }, BURST);
  }

  const wanted = new Map(); // address → ids of the regions to read from it
  const reading = new Set(); // addresses being read: one reading at a time, so that an older answer never comes last

  function readAll(concerned = () => true) {
    for (const region of regions().filter(concerned)) want(region);
  }

  function want(region) {
    const url = region.dataset.liveUrl || here();
    wanted.set(url, (wanted.get(url) ?? new Set()).add(region.id));
    read(url);
  }

  async function read(url) {
    if (reading.has(url)) return;
    reading.add(url);
    await null; // regions of one address that are asked for together are read together
    while (wanted.has(url)) {
      const ids = wanted.get(url);
      wanted.delete(url);
      try {
        place(ids, await fetched(url));
      } catch {
        // No network or a fault of the server: what is shown stays, and the next hint or poll tries again.
      }
    }
    reading.delete(url);
  }

  async function fetched(url) {
    const answer = await fetch(url, { headers: { "X-Requested-With": "live" }, cache: "no-store" });
    const path = new URL(answer.url).pathname;
    if (answer.status === 401 || (answer.redirected && path === body.dataset.signIn)) return { trouble: "signedOut" };
    if ([403, 404, 409, 410].includes(answer.status)) return { trouble: "gone" };
    if (!answer.ok) throw new Error(answer.status);
    return { page: new DOMParser().parseFromString(await answer.text(), "text/html") };
  }

  // --- Putting it in place ------------------------------------------------------------------------------------

  // As the server wrote it, before any script dressed it: only a difference between two of these is a change.
  const written = new Map(regions().map((region) => [region.id, bare(region)]));

  function bare(region) {
    const copy = region.cloneNode(true);
    for (const token of copy.querySelectorAll("[name=csrfmiddlewaretoken]")) token.remove();
    return copy.outerHTML.replace(/\s+/g, " ");
  }

  function place(ids, { page, trouble }) {
    for (const id of ids) {
      const region = document.getElementById(id);
      if (!region || region.querySelector("form[data-sent]")) continue;
      if (trouble) tell(region, trouble);
      else update(region, page.getElementById(id));
    }
  }

  function update(region, fresh) {
    if (fresh && written.get(region.id) === bare(fresh)) return;
    if (!fresh) tell(region, "changed", () => location.reload());
    else if (isBusy(region)) tell(region, "changed", () => want(settle(region)));
    else swap(region, fresh);
  }

  function swap(region, fresh) {
    const [before, focus] = [text(region), placeOfFocus(region)];
    written.set(region.id, bare(fresh));
    note(region)?.remove();
    for (const details of region.querySelectorAll("details[open][id]")) {
      fresh.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute("open", "");
    }
    if (region.dataset.settled) carryOver(region, fresh);
    region.replaceWith(fresh);
    window.htmx?.process(fresh);
    document.dispatchEvent(new CustomEvent("live:placed", { detail: fresh }));
    if (focus) (focus(fresh) ?? focusable(fresh)).focus({ preventScroll: true });
    offerToast(region, fresh);
    if (text(fresh) === before || "liveQuiet" in fresh.dataset) return;
    fresh.classList.add("is-fresh");
    setTimeout(() => fresh.classList.remove("is-fresh"), FRESH);
    say(fresh.dataset.liveSay);
  }

  const text = (element) => element.textContent.replace(/\s+/g, " ").trim();

  function say(sentence) {
    const voice = document.getElementById("live-say");
    if (!sentence || !voice) return;
    voice.textContent = "";
    setTimeout(() => (voice.textContent = sentence), 50); // the same words twice are said twice
  }

  // --- Somebody is in the middle of something ----------------------------------------------------------------

  const controls = (element) => [...element.querySelectorAll("input, textarea, select")];

  function isBusy(region) {
    if (region.dataset.settled) return false;
    return controls(region).some(isChanged) || region.contains(document.activeElement?.closest("select"));
  }

  function isChanged(control) {
    if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
    if (control.type === "file") return control.files.length > 0;
    if (control.tagName !== "SELECT") return control.value !== control.defaultValue;
    const usual = [...control.options].findIndex((option) => option.defaultSelected);
    return control.multiple
      ? [...control.options].some((option) => option.selected !== option.defaultSelected)
      : control.selectedIndex !== Math.max(usual, 0);
  }

  // The reader has asked for what is new: the next reading may take the region, with what they wrote carried over.
  function settle(region) {
    region.dataset.settled = "yes";
    return region;
  }

  function carryOver(region, fresh) {
    for (const old of controls(region).filter(isChanged)) {
      const same = controls(fresh).find((control) => control.name === old.name && control.type === old.type
        && (!["checkbox", "radio"].includes(old.type) || control.value === old.value));
      if (same && old.type !== "file") Object.assign(same, "checked" in old && /box|radio/.test(old.type)
        ? { checked: old.checked } : { value: old.value });
    }
  }

  function placeOfFocus(region) {
    const focused = document.activeElement;
    if (!focused || !region.contains(focused)) return null;
    const marks = ["id", "href", "name"].filter((mark) => focused.getAttribute(mark));
    return (fresh) => marks.map((mark) => [fresh, ...fresh.querySelectorAll(focused.tagName)].find(
      (element) => element.getAttribute(mark) === focused.getAttribute(mark)
        && (mark !== "name" || element.value === focused.value))).find(Boolean);
  }

  function focusable(element) {
    if (element.tabIndex < 0) element.tabIndex = -1;
    return element;
  }

  // --- Saying so in place -------------------------------------------------------------------------------------

  const note = (region) => document.querySelector(`.live-note[data-for="${CSS.escape(region.id)}"]`);

  function tell(region, what, act) {
    if ("liveQuiet" in region.dataset || note(region)?.dataset.what === what) return;
    note(region)?.remove();
    const told = document.createElement("div");
    Object.assign(told.dataset, { for: region.id, what });
    told.className = "live-note";
    told.append(Object.assign(document.createElement("p"), { textContent: word(what) }));
    if (act) told.append(button(word("show"), act));
    if (what === "signedOut") told.append(Object.assign(document.createElement("a"), { href: signInUrl(), textContent: word("signIn") }));
    region.before(told);
    say(word(what));
    if (what === "gone") region.replaceChildren();
  }

  function button(label, act) {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    made.className = "govuk-button govuk-button--secondary govuk-button--small";
    made.addEventListener("click", act);
    return made;
  }

  const signInUrl = () => `${body.dataset.signIn}?next=${encodeURIComponent(here())}`;

  function signedOut() {
    disconnect();
    // Whoever has typed something, or has an answer that waited on the phone, reads first what became of it.
    const hasNews = document.querySelector("#kept:not([hidden])");
    if (!hasNews && !controls(document).some(isChanged)) return location.assign(signInUrl());
    const main = document.getElementById("main").firstElementChild;
    main.id ||= "page";
    tell(main, "signedOut");
  }

  // --- What asks for an answer: shown when it comes, not on every page after it ------------------------------

  const seen = new Set([...document.querySelectorAll("[data-toast]")].map((toast) => toast.dataset.toast));

  function offerToast(region, fresh) {
    for (const toast of fresh.querySelectorAll("[data-toast]")) {
      const shown = region.querySelector(".toast.is-new")?.dataset.toast === toast.dataset.toast;
      if (!shown && seen.has(toast.dataset.toast)) continue;
      toast.classList.add("is-new");
      if (!shown) say(text(toast.querySelector("p")));
      seen.add(toast.dataset.toast);
    }
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-toast-close]")) event.target.closest(".toast").classList.remove("is-new");
  });

  connect();
}
