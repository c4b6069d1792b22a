/* The story of residents on /rapport: typed here, shown in the report at once, sent only with a download.
 * It is kept in this tab as long as the monitor is open in it, so that a visit to another page costs no words. */
(function () {
  "use strict";

  const FIELD = "rapport-verhaal";
  let kept = "";

  /* The letters of a text that our fonts do not have, each once: the PDF would say "?" for them. Accents may stand
     apart from their letter. */
  function strangers(text, letters) {
    const known = new RegExp("^[\\s" + letters + "]$", "u");
    const marks = /^(?:\p{M}|\p{Cf})$/u; // never alone
    return [...new Set(text.normalize("NFC"))].filter((c) => !known.test(c) && !marks.test(c)).slice(0, 20);
  }

  function show() {
    const text = document.getElementById("rapport-tekst");
    const field = document.getElementById(FIELD);
    const count = document.getElementById("rapport-teller");
    if (!text || !field) return;
    text.textContent = kept.trim();
    text.closest(".report-story").classList.toggle("has-story", kept.trim() !== "");
    const note = document.getElementById("rapport-letters");
    if (note) {
      const strange = strangers(kept, note.dataset.letters);
      note.textContent = strange.length ? note.dataset.words.replace("{tekens}", strange.join(" ")) : "";
    }
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
