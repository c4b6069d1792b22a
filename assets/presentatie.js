/* Presentation (exports/pictures/presentation.py): arrows walk, Escape leaves, F fills the screen; and the link to
 * it in the bar of every page. The next figure takes the place of this one when it is there, so that the screen
 * stays full and, without a connection, a title never stands above another figure. Without this script the links
 * of the page do the same. */
(function () {
  "use strict";
  const KEYS = { ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", ArrowLeft: "prev", ArrowUp: "prev", PageUp: "prev" };
  const stage = () => document.querySelector("main.stage");
  const link = (rel) => stage().querySelector('a[rel="' + rel + '"]');
  let asked = 0; // of several presses the last one counts

  function take(html, address, push) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const next = page.querySelector("main.stage");
    if (!next) throw new Error("no stage");
    stage().replaceWith(document.adoptNode(next));
    document.title = page.title;
    if (push) window.history.pushState(null, "", address);
    ready();
    stage().querySelector("h1").focus();
    window.scrollTo(0, 0);
  }

  function walk(address, push) {
    const mine = ++asked;
    window
      .fetch(address)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.status))))
      .then((html) => mine === asked && take(html, address, push))
      .catch(() => {
        if (mine === asked) stage().querySelector(".stage-trouble").hidden = false;
      });
  }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  }

  function ready() {
    stage().querySelector("[data-full]").hidden = !document.fullscreenEnabled;
  }

  function present() {
    ready();
    document.addEventListener("keydown", (e) => {
      if (e.altKey || e.ctrlKey || e.metaKey) return;
      const pressed = e.key === " " && e.target.closest("a, button"); // there the space bar is theirs
      if (KEYS[e.key] && !pressed) {
        e.preventDefault();
        const to = link(KEYS[e.key]);
        if (to) walk(to.href, true);
      } else if (e.key === "Escape") window.location.assign(stage().querySelector(".stage-leave").href);
      else if (e.key === "f" || e.key === "F") full();
    });
    document.addEventListener("click", (e) => {
      if (e.target.closest("[data-full]")) full();
      const to = e.target.closest("a[rel]");
      if (!to || e.ctrlKey || e.metaKey || e.shiftKey) return;
      e.preventDefault();
      walk(to.href, true);
    });
    let from = null; // where a finger came down
    document.addEventListener("touchstart", (e) => (from = e.touches.length === 1 ? e.touches[0].clientX : null), { passive: true });
    document.addEventListener("touchend", (e) => {
      const moved = from === null ? 0 : e.changedTouches[0].clientX - from;
      const to = Math.abs(moved) > 60 && link(moved < 0 ? "next" : "prev");
      if (to) walk(to.href, true);
    });
    window.addEventListener("popstate", () => walk(window.location.href, false));
  }

  /* In the monitor: the link says what is chosen now, on the page where we are. */
  function aim(to) {
    const now = window.wijkmonitor?.chosen?.();
    if (!now || now.voordeur) return;
    const root = window.wijkmonitor.at("");
    const page = window.location.pathname.slice(root.length).split("/")[1] || "";
    const path = page === "thema" ? "/thema/" + now.thema : ["herkomst", "wijken", "vergelijken"].includes(page) ? "/" + page : "/";
    to.href = window.wijkmonitor.at(path) + "?" + window.wijkmonitor.choice.query(but(now)) + "&beeld=presentatie";
  }

  function but(now) {
    const rest = Object.assign({}, now);
    delete rest.beeld; // of a card or a map; the word is ours here
    return rest;
  }

  if (stage()) present();
  else
    for (const when of ["pointerdown", "click", "focusin"])
      document.addEventListener(when, (e) => {
        const to = e.target.closest?.("a[data-presenteer]");
        if (to) aim(to);
      }, true);
})();
