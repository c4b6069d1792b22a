/* What is on screen says whose it is, also while nothing answers, and for who does not see it change.
 *
 * Between a choice and its figures the figures fade, and a line says of whom they still are: so no printscreen pairs
 * one choice with the figures of another. When they stand, a sentence says so to a screen reader, and the title of
 * the tab names area and subject. The events come from assets/selection.js and assets/trouble.js.
 */
(function () {
  "use strict";
  const WAIT = 120; // ms in which an ordinary answer comes: no flicker for that
  let behind = null; // the line of the choice whose figures are still on screen
  let timer = null;

  const line = () => document.getElementById("keuze-kort")?.textContent || "";
  const heading = () => window.wijkmonitor.dash.drawn("main h1")[0]?.innerText.replace(/\s+/g, " ").trim() || "";

  function cover() {
    const note = document.getElementById("achter");
    if (!note || behind === null) return;
    note.textContent = note.dataset.words.replace("{wat}", behind);
    note.hidden = false;
    document.getElementById("inhoud").classList.add("is-behind");
  }

  function uncover() {
    window.clearTimeout(timer);
    behind = null;
    document.getElementById("achter").hidden = true;
    document.getElementById("inhoud").classList.remove("is-behind");
  }

  document.addEventListener("wijkmonitor:asked", () => {
    if (behind !== null) return; // the figures are still those of before
    behind = line();
    window.clearTimeout(timer);
    timer = window.setTimeout(cover, WAIT);
  });

  document.addEventListener("wijkmonitor:stands", () => {
    uncover();
    window.setTimeout(say, 300); // the heading and the line follow
  });

  function say() {
    const said = document.getElementById("gezegd");
    if (said) said.textContent = said.dataset.words.replace("{wat}", [heading(), line()].filter(Boolean).join(", "));
  }

  /* "Arbeid & inkomen in Overvecht, Utrecht – Thema's – Wijkmonitor". */
  function entitle() {
    const here = document.querySelector('.site-header nav a[aria-current="page"]')?.textContent;
    const brand = document.querySelector(".brand")?.textContent;
    const title = [heading(), here, brand].filter(Boolean).join(" – ");
    if (heading() && document.title !== title) document.title = title;
  }

  let due = null;
  const watch = new MutationObserver(() => {
    window.clearTimeout(due);
    due = window.setTimeout(entitle, 150);
  });
  // The title too: Dash sets one of its own when a page opens.
  watch.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
})();
