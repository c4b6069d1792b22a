/* The one writer of the selection, and the address bar (see callbacks/selection.py). */
(function () {
  "use strict";

  const COUNTRY = null; // no gemeente chosen: the land, which the server fills in

  function chosenArea(gemeente, wijk, before) {
    if (wijk) return wijk;
    if (gemeente) return gemeente;
    return COUNTRY;
  }

  function write(gemeente, wijk, jaar, ijkpunt, herkomst, meer, taart, tabel, start, before) {
    const context = window.dash_clientside.callback_context;
    const by = new Set(context.triggered.map((t) => t.prop_id));
    const keep = window.dash_clientside.no_update;
    // A page that opens has made its own selection from the link and the store: that is the start.
    if (!before || before.pagina !== start.pagina) return [start, keep, keep];
    const next = Object.assign({}, before, {
      gebied: chosenArea(gemeente, wijk),
      jaar: Number(jaar),
      ijkpunt: ijkpunt,
    });
    let radio = keep;
    let select = keep;
    if (meer === "-") meer = null; // the line "meer groepen" itself
    if (by.has("keuze-meer.value") && meer) {
      next.herkomst = meer;
      if (herkomst) radio = null;
    } else if (by.has("keuze-meer.value") && !herkomst) {
      next.herkomst = "T"; // "meer groepen" was emptied: back to everyone
      radio = "T";
    } else if (herkomst) {
      next.herkomst = herkomst;
      if (meer) select = "-";
    } else if (meer) {
      next.herkomst = meer;
    }
    const event = by.has("taart.event") ? taart : by.has("tabel.event") ? tabel : null;
    if (event && event.name === "thema") {
      next.thema = event.value;
      next.indicator = null;
    } else if (event && event.name === "indicator") {
      next.thema = event.theme || next.thema;
      next.indicator = event.value;
    }
    return [next, radio, select];
  }

  function address(stored) {
    if (!stored) return window.dash_clientside.no_update;
    const standard = { herkomst: "T", ijkpunt: "breder" };
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(stored)) {
      if (value !== null && value !== undefined && value !== standard[key]) query.set(key, value);
    }
    const link = window.location.pathname + (query.size ? "?" + query : "") + window.location.hash;
    // No new entry in the history: "back" leaves the page, it does not undo a choice.
    window.history.replaceState(window.history.state, "", link);
    return link;
  }

  function theme(stored) {
    return stored ? stored.thema : null;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    wijkmonitor: { write: write, address: address, theme: theme },
  });
})();
