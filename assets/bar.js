/* The selection bar on a small screen: one line that says what is chosen, and unfolds.
 *
 * components/controls.fold makes the button and the first words, assets/wijkmonitor/9-phone.css decides on
 * which screens it stands for the bar. A press turns aria-expanded over, from which the stylesheet does the
 * rest; so it stays as it is for as long as the page does.
 */
(function () {
  "use strict";
  const LINE = "keuze-kort"; // components/ids.py
  const EVERYONE = "T";
  const NONE = "-";

  document.addEventListener("click", (e) => {
    const button = e.target.closest(".bar-fold");
    if (button) button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
    if (e.target.closest(".bar-show")) show(e.target.closest(".selection-bar").querySelector(".bar-fold"));
  });

  /* At the end of the choices on a small screen: fold them, and begin at the top of what was chosen. */
  function show(fold) {
    fold.setAttribute("aria-expanded", "false");
    fold.focus({ preventScroll: true });
    fold.scrollIntoView({ block: "start" });
  }

  const label = (options, value) => (options || []).find((o) => o.value === value)?.label;

  /* The same words as components/controls._line, from what stands in the fields. */
  function line(place, chip, other, year, chips, others) {
    const where = place || document.getElementById(LINE).dataset.land;
    const group = other && other !== NONE ? label(others, other) : label(chips, chip);
    if (!group) return window.wijkmonitor.dash.keep(); // a choice is on its way
    return [where, chip === EVERYONE ? group.toLowerCase() : group, year].join(" · ");
  }

  window.wijkmonitor.dash.callbacks("balk", { line: line });
})();
