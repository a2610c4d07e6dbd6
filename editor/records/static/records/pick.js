// "Contact invoegen": puts [[id]] where the cursor stands, so that nobody types a number.
// One listener on the document: blocks come and go, and each text field has its own list.
"use strict";

document.addEventListener("change", (event) => {
  const list = event.target.closest("select[data-vallei-pick]");
  if (!list || !list.value) return;
  const field = list.closest(".vallei-pick").parentElement.querySelector("textarea");
  field.setRangeText(list.value, field.selectionStart, field.selectionEnd, "end");
  list.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.focus();
});
