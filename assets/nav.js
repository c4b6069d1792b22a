/* The menu says which page is open (aria-current); dcc.Link has no property for that. And the link that skips
 * the menu moves the focus, not the address: Dash would draw the whole page anew, and take the focus away. */
(function () {
  "use strict";

  const below = (path) => path.slice(window.wijkmonitor.at("").length);

  function mark() {
    const here = below(window.location.pathname);
    document.querySelectorAll(".site-header nav a").forEach((link) => {
      const path = below(link.pathname);
      const part = path !== "/" && here.split("/")[1] === path.split("/")[1];
      if (path === here || part) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    document.querySelectorAll(".site-header nav a[aria-current]").forEach(reveal); // still page and real one
  }

  /* On a phone the menu is wider than the screen: scroll it, and never the page, to the current item. */
  function reveal(link) {
    const nav = link.closest("nav");
    const room = nav.getBoundingClientRect();
    const item = link.getBoundingClientRect();
    if (item.left < room.left || item.right > room.right) {
      nav.scrollLeft += item.left - room.left - (room.width - item.width) / 2;
    }
  }

  document.addEventListener("click", (e) => {
    const skip = e.target.closest(".skip-link");
    if (!skip) return;
    e.preventDefault();
    const page = document.querySelector(skip.getAttribute("href"));
    // Past the choices too: they are the same on every page. A page without a heading begins at its top.
    const heading = window.wijkmonitor.dash.drawn("main h1")[0];
    if (heading) heading.tabIndex = -1;
    (heading || page).focus();
    (heading || page).scrollIntoView({ block: "start" });
  });
  /* Other figures, the same page: of a choice only the theme is the same everywhere. */
  document.addEventListener("click", (e) => {
    const other = e.target.closest("a.edition");
    if (!other) return;
    const root = new URL(other.href).pathname.replace(/\/$/, "");
    const theme = new URLSearchParams(window.location.search).get("thema");
    other.href = root + below(window.location.pathname) + (theme ? "?thema=" + encodeURIComponent(theme) : "");
  });
  window.addEventListener("popstate", mark);
  window.wijkmonitor.dash.onNavigate(mark);
  const drawn = new MutationObserver(() => {
    if (!window.wijkmonitor.dash.drawn(".site-header nav a").length) return;
    drawn.disconnect(); // the menu is drawn once and stays
    mark();
  });
  mark(); // on the still page
  drawn.observe(document.documentElement, { childList: true, subtree: true });
})();
