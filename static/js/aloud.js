// Reads a part of the page aloud with the browser's own voice. The button shows only where there is one.
"use strict";

if ("speechSynthesis" in window) {
  const offerVoice = () => {
    for (const button of document.querySelectorAll("[data-aloud][hidden]")) button.hidden = false;
  };
  const quiet = () => {
    window.speechSynthesis.cancel();
    for (const button of document.querySelectorAll("[data-aloud][data-aloud-start]")) {
      button.textContent = button.dataset.aloudStart;
      delete button.dataset.aloudStart;
    }
  };

  // One utterance for each line: browsers break off long ones.
  const read = (button) => {
    const part = document.getElementById(button.dataset.aloud);
    const title = document.querySelector("main h1");
    const lines = `${title ? title.innerText : ""}\n${part.innerText}`.split("\n").filter((line) => line.trim());
    button.dataset.aloudStart = button.textContent;
    button.textContent = button.dataset.aloudStop;
    lines.forEach((line, number) => {
      const words = new SpeechSynthesisUtterance(line.trim());
      words.lang = document.documentElement.lang;
      if (number === lines.length - 1) words.addEventListener("end", quiet);
      window.speechSynthesis.speak(words);
    });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-aloud]");
    if (!button) return;
    const wasReading = "aloudStart" in button.dataset;
    quiet();
    if (!wasReading) read(button);
  });
  window.addEventListener("pagehide", quiet);
  document.addEventListener("live:placed", offerVoice);
  offerVoice();
}
