/* The story of residents on /rapport: typed here, shown in the report at once, sent only with a download.
 * It is kept in this tab as long as the monitor is open in it, so that a visit to another page costs no words. */
(function () {
  "use strict";

  const FIELD = "rapport-verhaal";
  let kept = "";

  function show() {
    const text = document.getElementById("rapport-tekst");
    const field = document.getElementById(FIELD);
    const count = document.getElementById("rapport-teller");
    if (!text || !field) return;
    text.textContent = kept.trim();
    text.closest(".report-story").classList.toggle("has-story", kept.trim() !== "");
    if (count) count.textContent = count.dataset.words.replace("{aantal}", kept.length);
  }

  document.addEventListener("input", (e) => {
    if (e.target.id !== FIELD) return;
    kept = e.target.value;
    show();
  });

  document.addEventListener("click", (e) => {
    if (e.target.closest(".report-print")) window.print();
  });

  /* The page itself stays while the file is made: say that it comes. */
  document.addEventListener("submit", (e) => {
    const said = document.querySelector(".report-said");
    if (!said || !e.target.closest(".report-form")) return;
    said.textContent = said.dataset.words;
    window.setTimeout(() => (said.textContent = ""), 4000);
  });

  function opened() {
    const field = document.getElementById(FIELD);
    if (field && kept) field.value = kept;
    show();
    return window.wijkmonitor.dash.keep();
  }

  window.wijkmonitor.dash.callbacks("rapport", { opened: opened });
})();
