/* The one writer of the selection, and the address bar (see callbacks/selection.py). */
(function () {
  "use strict";

  const EVERYONE = "T";
  const NONE = "-"; // the line of a list that chooses nothing

  /* What an event of a chooser (a Fragment) changes: {name: "thema", value: "onderwijs"} and the like. */
  function chosen(event) {
    if (!event) return {};
    if (event.name === "thema") return { thema: event.value, indicator: null };
    if (event.name === "indicator") return { thema: event.theme, indicator: event.value };
    return { [event.name]: event.value };
  }

  /* Arguments: the values of the controls in the order of callbacks/selection.py, then (whatever number of)
     events of choosers, then the selection this page started with and the one in the store. */
  function write(wijk, jaar, ijkpunt, herkomst, meer, metWijk, ...rest) {
    const [start, before] = rest.slice(-2);
    const keep = window.dash_clientside.no_update;
    // A page that opens has made its own selection from the link and the store: that is the start.
    if (!before || before.pagina !== start.pagina) return [start, keep, keep];

    const triggered = window.dash_clientside.callback_context.triggered;
    const by = new Set(triggered.map((t) => t.prop_id));
    const event = triggered.find((t) => t.prop_id.endsWith(".event"));
    const next = Object.assign({}, before, chosen(event && event.value));
    let radio = keep;
    let select = keep;
    // The list of wijken follows the gemeente and holds the whole gemeente too, so it tells the area.
    if (by.has("keuze-wijk.value")) next.gebied = wijk === NONE ? start.land : wijk;
    if (by.has("keuze-jaar.value")) next.jaar = Number(jaar);
    if (by.has("keuze-ijkpunt.value")) next.ijkpunt = ijkpunt;
    if (by.has("met-wijk.value")) next.vergelijk = metWijk === NONE ? null : metWijk;
    if (by.has("keuze-herkomst.value") && herkomst) {
      next.herkomst = herkomst;
      if (meer !== NONE) select = NONE;
    } else if (by.has("keuze-meer.value")) {
      if (meer !== NONE) {
        next.herkomst = meer;
        if (herkomst) radio = null;
      } else if (!herkomst) {
        next.herkomst = EVERYONE; // a group under "meer groepen" was undone
        radio = EVERYONE;
      }
    }
    return [next, radio, select];
  }

  function address(stored) {
    if (!stored || !stored.pagina) return window.dash_clientside.no_update;
    const standard = { herkomst: EVERYONE, ijkpunt: "breder" };
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(stored)) {
      const telling = key !== "pagina" && key !== "land" && value !== null && value !== undefined && value !== standard[key];
      if (telling) query.set(key, value);
    }
    const link = window.location.pathname + "?" + query + window.location.hash;
    // No new entry in the history: "back" leaves the page, it does not undo a choice.
    window.history.replaceState(window.history.state, "", link);
    return link;
  }

  function marks(stored) {
    return stored ? [stored.thema, stored.indicator] : [null, null];
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    wijkmonitor: { write: write, address: address, marks: marks },
  });
})();
