/* What a selection is and how it changes: no page, no Dash; so node runs the tests of it (tests/js).
 *
 * A selection is an object with the keys of an address (gebied, herkomst, jaar …), and with pagina and land,
 * which say on which page it stands and which area is the whole land; editie, of which figures it is; and voordeur on
 * the front door, where nothing is chosen yet.
 */
(function () {
  "use strict";

  const EVERYONE = "T";
  const STANDARD = { herkomst: EVERYONE, ijkpunt: "breder" }; // an address does not say these
  const SILENT = ["pagina", "land", "editie", "voordeur"]; // nor these

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
      const [indicator, beeld] = event.value.split("|"); // the view in which a row of a theme page is open
      return { indicator: indicator, beeld: beeld || null };
    }
    return { [event.name]: event.value || null };
  }

  /* The selection after a change; null when that chooses what is chosen already. No area is the whole land. */
  function merge(current, changed) {
    const next = Object.assign({}, current, changed);
    if (next.gebied === null) next.gebied = current.land;
    return JSON.stringify(next) === JSON.stringify(current) ? null : next;
  }

  /* Whether a selection names an area that is no more in its year; `gone` gives the first year without it. */
  function isGone(selection, gone) {
    return [selection.gebied, selection.vergelijk].some((code) => gone[code] <= selection.jaar);
  }

  /* A selection apart from what is looked at in it, to compare with another one. */
  function but(selection) {
    const { thema, indicator, beeld, pagina, editie, ...rest } = selection;
    return JSON.stringify(Object.entries(rest).sort());
  }

  /* A selection as the query of an address, without what is standard. */
  function query(selection) {
    const words = new URLSearchParams();
    for (const [key, value] of Object.entries(selection)) {
      const telling = value !== null && value !== undefined && value !== STANDARD[key];
      if (telling && !SILENT.includes(key)) words.set(key, value);
    }
    return words.toString();
  }

  /* What an address asks, as a selection that the store can hold; null when it names no area. Then it is not a
     whole link (data/asked/selection.parse), and what was chosen before still counts. */
  function asked(search) {
    const words = new URLSearchParams(search);
    return words.get("gebied") ? Object.fromEntries(words) : null;
  }

  /* A page that opens brings its own selection, made from the link and the store (`given`); its copy of one that
     stands already does not. Gives what is chosen now, and whether the page has just opened. */
  function begin(given, before) {
    const { weg, ...start } = given;
    const opened = !before || before.pagina !== start.pagina;
    return { opened: opened, current: opened ? start : before, gone: weg || {} };
  }

  const choice = { EVERYONE, chosen, merge, isGone, but, query, asked, begin };
  if (typeof module === "object") module.exports = choice; // in the tests
  else window.wijkmonitor = Object.assign(window.wijkmonitor || {}, { choice: choice });
})();
