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
    if (event.name === "paar") {
      const [gebied, vergelijk, herkomst, met] = event.value.split("|").map((part) => part || null);
      return { gebied: gebied, vergelijk: vergelijk, herkomst: herkomst, met_herkomst: met };
    }
    if (event.name === "kaart") {
      const [indicator, beeld] = event.value.split("|"); // the view of one card of a theme page
      return { indicator: indicator, beeld: beeld === "nu" ? null : beeld };
    }
    return { [event.name]: event.value || null };
  }

  /* What was chosen outside the bar shows in its fields too: the wijken, and so the name, follow the code. */
  function follow(changed, land) {
    const set = (id, props) => {
      if (document.getElementById(id)) window.dash_clientside.set_props(id, props);
    };
    const show = (id, value) => set(id, { value: value });
    const search = (id, code) => set(id, { value: code, at: Date.now() });
    const area = (code) => (code === land ? null : code);
    if ("gebied" in changed) search("keuze-gemeente", area(changed.gebied));
    if ("ijkpunt" in changed) show("keuze-ijkpunt", changed.ijkpunt);
    if ("vergelijk" in changed) search("met-gemeente", area(changed.vergelijk));
    if ("met_herkomst" in changed) show("met-herkomst", changed.met_herkomst || NONE);
  }

  /* Arguments: the values of the controls in the order of callbacks/selection.py, then (whatever number of)
     events of choosers, then the selection this page started with and the one in the store. */
  function write(wijk, jaar, ijkpunt, herkomst, meer, metWijk, metHerkomst, ...rest) {
    const [start, before] = rest.slice(-2);
    const keep = window.dash_clientside.no_update;
    // A page that opens has made its own selection from the link and the store: that is the start.
    if (!before || before.pagina !== start.pagina) return [start, keep, keep];

    const triggered = window.dash_clientside.callback_context.triggered;
    const by = new Set(triggered.map((t) => t.prop_id));
    const event = triggered.find((t) => t.prop_id.endsWith(".event"));
    const changed = chosen(event && event.value);
    const next = Object.assign({}, before, changed);
    let radio = keep;
    let select = keep;
    // Later, or Dash would keep the page waiting for the list of wijken before it shows the figures.
    window.setTimeout(() => follow(changed, start.land), 40);
    if (changed.herkomst) {
      const chip = document.querySelector('#keuze-herkomst input[value="' + CSS.escape(changed.herkomst) + '"]');
      radio = chip ? changed.herkomst : null;
      select = chip ? NONE : changed.herkomst;
    }
    // The list of wijken follows the gemeente and holds the whole gemeente too, so it tells the area.
    if (by.has("keuze-wijk.value")) next.gebied = wijk === NONE ? start.land : wijk;
    if (by.has("keuze-jaar.value")) next.jaar = Number(jaar);
    if (by.has("keuze-ijkpunt.value")) next.ijkpunt = ijkpunt;
    // The land has no field of its own: when its event empties the fields, it stays what is compared with.
    if (by.has("met-wijk.value") && !(metWijk === NONE && before.vergelijk === start.land))
      next.vergelijk = metWijk === NONE ? null : metWijk;
    if (by.has("met-herkomst.value")) next.met_herkomst = metHerkomst === NONE ? null : metHerkomst;
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
    const same = JSON.stringify(next) === JSON.stringify(before); // a field that followed changes nothing
    return [same ? keep : next, radio, select];
  }

  let writing = null;
  function address(stored) {
    if (!stored || !stored.pagina || window.location.pathname === "/database") return window.dash_clientside.no_update; // it has an address of its own
    const standard = { herkomst: EVERYONE, ijkpunt: "breder" };
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(stored)) {
      const telling = key !== "pagina" && key !== "land" && value !== null && value !== undefined && value !== standard[key];
      if (telling) query.set(key, value);
    }
    const link = window.location.pathname + "?" + query;
    // No new entry in the history: "back" leaves the page, it does not undo a choice. A little later, because
    // it takes Chromium several milliseconds in which the figures would wait.
    const here = window.location.pathname;
    window.clearTimeout(writing);
    writing = window.setTimeout(() => {
      if (window.location.pathname === here) window.history.replaceState(window.history.state, "", link + window.location.hash);
    }, 80);
    return link;
  }

  function marks(stored) {
    return stored ? [stored.thema, stored.indicator] : [null, null];
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    wijkmonitor: { write: write, address: address, marks: marks },
  });
})();
