// The preview around the frame: hands the draft to the chat window when that is ready.
"use strict";

addEventListener("message", ({ source, data }) => {
  const frame = document.querySelector("iframe[data-vallei-chat]");
  if (!frame || source !== frame.contentWindow || data !== "klaar") return;
  // "*": a frame in a sandbox has no origin to name; it is our own page and stays it.
  source.postMessage(JSON.parse(document.getElementById("vallei-draft").textContent), "*");
});
