/* The theme page: which rows are open, and which was used last. */
(function () {
  "use strict";
  const STAYS = "weer"; // opened again: its card knows the view
  const SHUT = "dicht";

  /* A row that is opened, or a view chosen in its card, makes its subject the one of the selection, so that the
     address bar opens this view again. Arguments come as lists of events; which one it was, Dash tells. */
  function chosen() {
    const [by] = window.dash_clientside.callback_context.triggered;
    if (!by || !by.value) return;
    // The place that a link pointed at is left, now that another row is in use.
    if (window.location.hash) {
      window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
    }
    const { key, type } = window.dash_clientside.callback_context.triggered_id;
    const { name, value } = by.value;
    const view = type !== "rij" ? value : name === SHUT ? "" : name === STAYS ? viewOf(key) : "nu";
    window.wijkmonitor.choose({ name: "kaart", value: key + "|" + view });
  }

  const row = (key) => document.getElementById(key)?.closest(".theme-row");

  /* What the card of a row shows, by the button that is pressed in it. */
  function viewOf(key) {
    return row(key)?.querySelector('.view[aria-pressed="true"]')?.dataset.value || "nu";
  }

  /* The rows that are open: drawn anew they stay so. */
  function unfolded() {
    const open = document.querySelectorAll('.row-open[aria-expanded="true"]');
    return Array.from(open, (button) => button.closest("h2").id);
  }

  // A press anywhere on a row opens it; the keyboard has the button in its heading.
  document.addEventListener("click", (e) => {
    const body = e.target.closest(".row-body");
    if (!body || e.target.closest("a, button, [data-tip], .take-menu")) return;
    if (String(window.getSelection())) return; // words were marked
    body.querySelector(".row-open").click();
  });

  let page = null; // the page that stands, and what its cards were drawn for
  let drawn = null;

  /* The selection when the cards must be drawn anew for it; which card is in use makes no difference. */
  function asked(stored) {
    const { indicator, beeld, ...rest } = stored || {};
    const now = JSON.stringify(Object.entries(rest).sort());
    const before = drawn;
    drawn = now;
    if (page !== rest.pagina) {
      page = rest.pagina; // it has just opened, drawn by its layout
      return window.wijkmonitor.dash.keep();
    }
    return before === now ? window.wijkmonitor.dash.keep() : { ...stored, open: unfolded() };
  }

  function marks(stored, heads) {
    return heads.map(() => (stored ? stored.indicator : null));
  }

  window.wijkmonitor.dash.callbacks("thema", { asked: asked, chosen: chosen, marks: marks });
})();
