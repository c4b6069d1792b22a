/* The guided start: the dialog of "Ik wil weten …" and the tour of the overview.
 *
 * All words and stops are in the page (components/questions.py, components/tour.py). Both are native
 * dialogs shown as modal: the browser keeps Tab inside, closes on Escape and gives the focus back.
 *   data-opens            opens the dialog with that id
 *   data-close            closes the dialog it is in
 *   data-tour             begin, skip (do not ask again), back, on
 *   [data-stop]           a stop of the tour: the selector of its element; its words are its children
 *   html.is-new           a first visit: the stylesheet then shows the invitation on the overview
 *   [data-spotlight]      set on the element that the tour is about
 */
(function () {
  "use strict";
  const KEY = "wijkmonitor.tour";
  const GAP = 18; // px between the panel and what it is about, and around both
  const PATIENCE = 100; // times 50 ms that we wait for the overview to be drawn
  let at = -1; // the stop on show

  const panel = () => document.getElementById("rondleiding");
  const stops = () => Array.from(panel().querySelectorAll("[data-stop]"));
  const subject = (stop) => document.querySelector(stop.dataset.stop);

  /* Remembered per browser. Where storage is blocked nobody is asked, or it would be at every page. */
  function isNew() {
    try {
      return !window.localStorage.getItem(KEY);
    } catch {
      return false;
    }
  }

  function remember(how) {
    document.documentElement.classList.remove("is-new");
    // The invitation goes, and with it the focus it may have: go on with the page.
    if (document.activeElement.closest(".invite")) document.getElementById("inhoud").focus({ preventScroll: true });
    try {
      window.localStorage.setItem(KEY, how);
    } catch {
      // then it is not remembered
    }
  }

  function light(element) {
    document.querySelectorAll("[data-spotlight]").forEach((e) => e.removeAttribute("data-spotlight"));
    if (element) element.setAttribute("data-spotlight", "");
  }

  /* Below, right of, left of or above the element, wherever the panel fits; else the corner of the stylesheet. */
  function place() {
    const element = at < 0 ? null : subject(stops()[at]);
    if (!element) return;
    const box = element.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height, style } = panel();
    const room = { x: document.documentElement.clientWidth - GAP, y: window.innerHeight - GAP };
    const x = Math.max(GAP, Math.min(box.left, room.x - width));
    const y = Math.max(GAP, Math.min(box.top, room.y - height));
    const spots = [
      [x, box.bottom + GAP],
      [box.right + GAP, y],
      [box.left - GAP - width, y],
      [x, box.top - GAP - height],
    ];
    const spot = spots.find(([l, t]) => l >= GAP && t >= GAP && l + width <= room.x && t + height <= room.y);
    style.inset = spot ? spot[1] + "px auto auto " + spot[0] + "px" : "";
  }

  function show(number) {
    const all = stops();
    at = number;
    const element = subject(all[at]);
    const words = all[at].children;
    panel()
      .querySelectorAll("[aria-live] > *")
      .forEach((line, i) => (line.textContent = words[i].textContent));
    const back = panel().querySelector('[data-tour="back"]');
    const on = panel().querySelector('[data-tour="on"]');
    back.hidden = !near(-1);
    [on.children[0].hidden, on.children[1].hidden] = near(1) ? [false, true] : [true, false];
    if (!panel().open) panel().showModal();
    if (back.hidden || !panel().contains(document.activeElement)) on.focus();
    light(element);
    const tall = element.offsetHeight > window.innerHeight / 2;
    element.scrollIntoView({ block: tall ? "start" : "center" });
    place();
  }

  /* The next stop in a direction of which this page has the element. */
  function near(step) {
    const all = stops();
    for (let i = at + step; all[i]; i += step) if (subject(all[i])) return { number: i };
    return null;
  }

  function go(step) {
    const next = near(step);
    if (next) show(next.number);
    else if (step > 0) panel().close("done");
  }

  /* The tour is about the overview of an area: go there first, without loading the app anew; of an example when none
     is chosen. */
  function begin(tries) {
    if (document.querySelector(".overview")) {
      at = -1;
      return go(1);
    }
    if (tries === PATIENCE) {
      const now = window.wijkmonitor.chosen();
      const chosen = now && now.gebied !== now.land && !now.voordeur;
      window.wijkmonitor.open(chosen ? window.wijkmonitor.at("/") : panel().dataset.home);
    }
    if (tries) setTimeout(begin, 50, tries - 1);
  }

  const TOUR = { begin: () => begin(PATIENCE), skip: () => remember("skipped"), back: () => go(-1), on: () => go(1) };

  document.addEventListener("click", (e) => {
    const act = e.target.closest("[data-opens], [data-close], [data-tour]");
    const dialog = e.target.closest("dialog");
    const left = e.defaultPrevented && e.target.closest("dialog a[href]"); // the Fragment travels
    // Leave the dialog for what was chosen in it; a click on the dialog itself is one beside its content.
    const outside = e.target === dialog && dialog.id !== "rondleiding";
    const leaves = left || outside || (act && (act.dataset.close !== undefined || act.dataset.tour === "begin"));
    if (dialog && leaves) dialog.close();
    if (act?.dataset.opens) document.getElementById(act.dataset.opens).showModal();
    if (act?.dataset.tour) TOUR[act.dataset.tour]();
  });

  document.addEventListener("keydown", (e) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (at < 0 || !step || (step > 0 && !near(1))) return; // a key too many does not end the tour
    e.preventDefault();
    go(step);
  });

  /* However the tour ends: by its buttons or by Escape. "close" does not bubble, but it can be caught. */
  document.addEventListener(
    "close",
    (e) => {
      if (e.target.id !== "rondleiding") return;
      at = -1;
      light(null);
      remember(e.target.returnValue || "skipped");
    },
    true
  );

  // "Back" leaves the page that a dialog is about.
  window.addEventListener("popstate", () =>
    document.querySelectorAll(".ask-dialog[open], .tour[open]").forEach((dialog) => dialog.close())
  );
  window.addEventListener("scroll", place, { passive: true });
  window.addEventListener("resize", place);
  if (isNew()) document.documentElement.classList.add("is-new");
})();
