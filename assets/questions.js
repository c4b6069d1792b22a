/* The questions of "Ik wil weten …" (components/frame/questions.py), in their dialog and on the front door.
 *
 *   <a href data-naar>   href leads to the front door, which asks for an area; data-naar to the answer. When an area
 *                        is chosen the link becomes that answer, with the area and the year that are chosen: so it
 *                        says all that the page shows, and nothing of an earlier choice is left in it.
 */
(function () {
  "use strict";
  const LINKS = "a[data-naar]";

  function aim(link) {
    const now = window.wijkmonitor.chosen();
    const here = !now?.editie || document.documentElement.dataset.release.startsWith(now.editie + "-");
    link.dataset.vraag ||= link.getAttribute("href");
    const to = new URL(link.dataset.naar, window.location.href);
    const area = now && here && now.gebied !== now.land && !now.voordeur;
    if (area) {
      to.searchParams.set("gebied", now.gebied);
      to.searchParams.set("jaar", now.jaar);
    }
    link.href = area ? to.pathname + to.search + to.hash : link.dataset.vraag;
  }

  // Before the dialog opens, so that a link says where it goes; and when it is pressed, which may be long after.
  document.addEventListener("click", (e) => {
    if (e.target.closest("[data-opens]")) document.querySelectorAll(LINKS).forEach(aim);
    const link = e.target.closest(LINKS);
    if (link) aim(link);
  }, true);
})();
