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
    const { key } = JSON.parse(by.prop_id.slice(0, by.prop_id.lastIndexOf(".")));
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
      return window.dash_clientside.no_update;
    }
    return before === now ? window.dash_clientside.no_update : stored;
  }

  function marks(stored, heads) {
    return heads.map(() => (stored ? stored.indicator : null));
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    thema: { asked: asked, chosen: chosen, marks: marks },
  });
})();
