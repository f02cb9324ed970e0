// Turning messages on this screen on and off: asks the browser, then sends what it says as an ordinary form.
"use strict";

{
  const on = document.querySelector("[data-push-key]");
  const said = document.getElementById("push-said");
  const isAble = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

  const say = (word) => {
    said.hidden = false;
    said.textContent = said.dataset[word];
  };

  if (on) {
    on.hidden = !isAble;
    if (!isAble) say("cannot");
    else if (Notification.permission === "denied") say("denied");
    on.addEventListener("submit", (event) => {
      event.preventDefault();
      turnOn().catch(() => say("failed"));
    });
  }

  async function turnOn() {
    if ((await Notification.requestPermission()) !== "granted") return say("denied");
    await navigator.serviceWorker.register(on.dataset.worker, { scope: "/" });
    const worker = await navigator.serviceWorker.ready;
    const { endpoint, keys } = (await subscribed(worker.pushManager)).toJSON();
    Object.assign(on.elements.endpoint, { value: endpoint });
    Object.assign(on.elements.p256dh, { value: keys.p256dh });
    Object.assign(on.elements.auth, { value: keys.auth });
    on.submit();
  }

  // A subscription that was made for another key, or for somebody else on this phone, is of no use.
  async function subscribed(manager) {
    await (await manager.getSubscription())?.unsubscribe();
    return manager.subscribe({ userVisibleOnly: true, applicationServerKey: on.dataset.pushKey });
  }

  for (const off of document.querySelectorAll("[data-push-off] form")) {
    off.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        const worker = await navigator.serviceWorker.getRegistration("/");
        await (await worker?.pushManager.getSubscription())?.unsubscribe();
      } finally {
        off.submit();
      }
    });
  }
}
