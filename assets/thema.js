/* The theme page: which card was used last. */
(function () {
  "use strict";
  /* A view chosen in a card makes its indicator the one of the selection, so that the address bar opens
     this view again. Arguments come as two lists of events; which one it was, Dash tells. */
  function chosen() {
    const [by] = window.dash_clientside.callback_context.triggered;
    if (!by || !by.value) return;
    // The place that a link pointed at is left, now that another card is in use.
    if (window.location.hash) {
      window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
    }
    const { key } = window.dash_clientside.callback_context.triggered_id;
    window.wijkmonitor.choose({ name: "kaart", value: key + "|" + by.value.value });
  }

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
    return before === now ? window.wijkmonitor.dash.keep() : stored;
  }

  function marks(stored, heads) {
    return heads.map(() => (stored ? stored.indicator : null));
  }

  window.wijkmonitor.dash.callbacks("thema", { asked: asked, chosen: chosen, marks: marks });
})();
