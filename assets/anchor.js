/* Links to a place on a page (#onderwerp-bijstand), also when the page is drawn after the browser looked.
 *
 * A place inside a closed <details>, or on it, is opened first. On paper every <details> is open.
 */
(function () {
  "use strict";
  let gone = ""; // the address whose place we have been to

  function place() {
    const id = decodeURIComponent(window.location.hash.slice(1));
    return id ? document.getElementById(id) : null;
  }

  function open(target) {
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  }

  function go() {
    const address = window.location.pathname + window.location.hash;
    const target = address === gone ? null : place();
    if (!target) {
      if (!window.location.hash) gone = address;
      return;
    }
    gone = address;
    open(target);
    const focus = target.tagName === "DETAILS" ? target.querySelector("summary") : target;
    if (focus.tabIndex < 0 && !focus.hasAttribute("tabindex")) focus.tabIndex = -1; // else it cannot have the focus
    focus.focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  }

  new MutationObserver(go).observe(document.documentElement, { childList: true, subtree: true });
  window.addEventListener("hashchange", go);
  window.wijkmonitor.dash.onNavigate(() => {
    const here = gone.split("#")[0] === window.location.pathname;
    gone = "";
    if (here) window.setTimeout(go); // a link followed once more, on the page it leads to: nothing may be drawn anew
  });
  document.addEventListener("click", (e) => {
    const link = e.target.closest('a[href^="#"]');
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) open(target); // the browser itself does the rest
  });

  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = Array.from(document.querySelectorAll("details:not([open])"));
    closed.forEach((d) => (d.open = true));
  });
  window.addEventListener("afterprint", () => closed.forEach((d) => (d.open = false)));
})();
