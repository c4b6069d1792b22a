/* The one writer of the selection, and the address bar (see callbacks/selection.py).
 *
 * What is chosen, in a field of the bar or in a page, goes through `put`: the figures are asked for (1-parts.js),
 * and when they stand the store holds the choice. Where they cannot be asked for so, the store is filled at once
 * and a callback of Dash draws them, half as fast.
 */
(function () {
  "use strict";

  const STORE = "keuze";
  const ASKED = "keuze-gevraagd"; // a moment: Dash draws the page for the store
  const TABLE = "tabel";
  const { EVERYONE, chosen, merge, isGone, but, query, asked, begin: opens } = window.wijkmonitor.choice; // 1-choice.js
  const NONE = "-"; // the line of a list that chooses nothing

  let current = null; // what is chosen
  let waiting = null; // the same while its figures are under way, and the store holds what was chosen before
  let gone = {}; // area -> the first year without it

  /* Merge a change in the store; what is chosen already changes nothing. */
  function put(changed) {
    if (!current) return; // no page stands yet
    const next = merge(current, changed);
    if (!next) return;
    if (isGone(next, gone)) {
      // An area that is no more in that year: the server says where it went, and opens that.
      window.location.assign(window.location.pathname + "?" + query(next));
      return;
    }
    tell("asked");
    current = next;
    window.wijkmonitor.parts.leave(); // an answer to an earlier choice may not come over this one
    waiting = show(next) ? null : next;
    if (waiting) window.wijkmonitor.parts.ask(next, () => arrived(next), () => draws(next));
    else arrived(next);
    // Later, or Dash would keep the page waiting for the lists of areas before it shows the figures.
    window.setTimeout(() => follow(changed), 40);
  }

  /* For assets/veil.js: a choice is made, its figures stand, or they are left to Dash. */
  function tell(what) {
    document.dispatchEvent(new CustomEvent("wijkmonitor:" + what));
  }

  /* The figures of a choice are on screen: now it is in the store, and in the address. */
  function stands(chosen) {
    waiting = null;
    window.wijkmonitor.dash.setProps(STORE, { data: chosen });
  }

  function arrived(chosen) {
    stands(chosen);
    tell("stands");
  }

  /* Nobody waits any more for the figures that are under way; what was chosen goes along. */
  function leave() {
    window.wijkmonitor.parts.leave();
    if (waiting) stands(waiting);
  }

  /* They could not be asked for: Dash draws the page, or says that it cannot. */
  function draws(chosen) {
    stands(chosen);
    window.wijkmonitor.whenAnswered(() => tell("stands"));
    window.wijkmonitor.dash.setProps(ASKED, { data: Date.now() });
  }

  /* A table that the server prepared for this very selection (callbacks/home.prepare) need not be asked for. */
  function show(next) {
    const ahead = window.wijkmonitor.ahead[TABLE];
    const part = ahead && document.getElementById(TABLE) && ahead.delen[next.thema];
    if (!part || but(ahead.keuze) !== but(next)) return false;
    window.wijkmonitor.dash.setProps(TABLE, part);
    return true;
  }

  /* Something was chosen in a Fragment. */
  function choose(event) {
    put(chosen(event));
  }

  const area = (value) => (value === NONE ? null : value);
  const FIELDS = {
    "keuze-herkomst": (value) => ({ herkomst: value }),
    "keuze-meer": (value) => ({ herkomst: value === NONE ? EVERYONE : value }),
    "keuze-jaar": (value) => ({ jaar: Number(value) }),
    "keuze-ijkpunt": (value) => ({ ijkpunt: value }),
    "met-herkomst": (value) => ({ met_herkomst: area(value) }),
  };
  const ANY = Object.keys(FIELDS).map((id) => "#" + id).join(",");

  document.addEventListener(
    "change",
    (e) => {
      const field = e.target.closest(ANY);
      if (field) put(FIELDS[field.id](e.target.value));
      // The lists of areas have as name the key that they change (components/frame/controls.py).
      else if (e.target.matches(".fields select[name]")) put({ [e.target.name]: area(e.target.value) });
      else if (e.target.matches('select[data-picks="onderwerp"]')) {
        const [thema, indicator] = e.target.value.split("|");
        put({ thema: thema, indicator: indicator });
      }
    },
    true
  );

  /* What was chosen shows in every field: the lists of areas, and so the name, follow the code. */
  function follow(changed) {
    const set = (id, props) => {
      if (document.getElementById(id)) window.wijkmonitor.dash.setProps(id, props);
    };
    const search = (key, code) => {
      const field = document.querySelector('.area-search input[data-chooses="' + key + '"]');
      if (field) set(field.id, { value: code === current.land ? null : code, at: Date.now() });
    };
    if ("gebied" in changed) search("gebied", current.gebied);
    if ("vergelijk" in changed) search("vergelijk", changed.vergelijk);
    if ("jaar" in changed) set("keuze-jaar", { value: String(changed.jaar) });
    if ("ijkpunt" in changed) set("keuze-ijkpunt", { value: changed.ijkpunt });
    if ("met_herkomst" in changed) set("met-herkomst", { value: changed.met_herkomst || NONE });
    if (changed.herkomst) {
      const chip = document.querySelector('#keuze-herkomst input[value="' + CSS.escape(changed.herkomst) + '"]');
      set("keuze-herkomst", { value: chip ? changed.herkomst : null });
      set("keuze-meer", { value: chip ? NONE : changed.herkomst });
    }
  }

  /* The next page reads the store. Who leaves a page before it has told the store what it shows, by a quick click
     in the menu, takes along what the address of that page asks: else the next one is about what was chosen before. */
  const DATABASE = window.wijkmonitor.at("/database"); // a page with an address of its own
  let settled = false; // the store holds the selection of the page at this address
  let arriving = null; // the page whose selection is on its way to the store
  window.wijkmonitor.dash.onNavigate((left) => {
    leave();
    window.clearTimeout(writing); // the address of what was chosen just before would come in the place of this one
    const taken = !settled && left.pathname !== DATABASE && asked(left.search);
    if (taken) window.wijkmonitor.dash.setProps(STORE, { data: taken });
    // The menu link to the page we are on opens nothing.
    if (left.pathname !== window.location.pathname || window.location.search) settled = false;
  });
  window.addEventListener("popstate", () => {
    leave();
    const { pathname, search } = window.location;
    if (!told || pathname !== told[0] || search !== told[1]) settled = false;
  });

  /* A page that opens has made its own selection from the link and the store: that is the start. */
  function begin(given, before) {
    const begun = opens(given, before);
    ({ current, gone } = begun);
    arriving = begun.opened ? current.pagina : null;
    settled = !begun.opened;
    const keep = window.wijkmonitor.dash.keep();
    return begun.opened ? [current, Date.now()] : [keep, keep];
  }

  /* A link to the page we are on, without a selection (the menu), draws nothing anew: Dash sees no change.
     It does empty the address, so what was in it is put back. */
  let told = null; // the path and the query that the selection was last written to
  window.wijkmonitor.dash.onNavigate(() =>
    window.setTimeout(() => {
      const { pathname, search, hash } = window.location;
      const land = current && current.gebied === current.land && !current.voordeur;
      if (land && pathname === window.wijkmonitor.at("/") && !search) open(pathname, true); // to the front door
      else if (told && pathname === told[0] && !search)
        window.history.replaceState(window.history.state, "", pathname + told[1] + hash);
    }, 120)
  );

  let writing = null;

  /* The front door has no selection in its address: only the question that waits for an area. */
  function tidy() {
    told = null;
    window.clearTimeout(writing);
    const to = new URL(window.location.href);
    to.searchParams.delete("keer");
    if (to.href !== window.location.href) window.history.replaceState(window.history.state, "", to);
  }

  function address(stored) {
    if (stored?.pagina && stored.pagina === arriving) settled = true;
    if (stored?.voordeur) tidy();
    // What this tab chose before, while the page itself has not begun: it may be the front door.
    if (!current && window.location.pathname === window.wijkmonitor.at("/")) return window.wijkmonitor.dash.keep();
    if (!stored || !stored.pagina || stored.voordeur || window.location.pathname === DATABASE)
      return window.wijkmonitor.dash.keep();
    told = [window.location.pathname, "?" + query(stored)];
    const link = told.join("");
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

  /* What is chosen now, or was in this tab before a page without choices opened; null on a first visit. */
  function known() {
    return current || window.wijkmonitor.dash.stored(STORE);
  }

  /* Open an address of ours. Dash draws nothing when the address is the one that the page was opened with, whatever
     was chosen since: so an address of this very page gets a word that makes it another, and loses it at once. */
  function open(address, instead) {
    const to = new URL(address, window.location.href);
    if (to.pathname === window.location.pathname) to.searchParams.set("keer", Date.now().toString(36));
    window.wijkmonitor.dash.go(to, instead);
    if (!to.hash) window.scrollTo(0, 0);
  }

  window.wijkmonitor = Object.assign(window.wijkmonitor || {}, {
    choose: choose, put: put, open: open, chosen: known, standing: () => !waiting && current && but(current),
  });
  window.wijkmonitor.dash.callbacks("wijkmonitor", { begin: begin, address: address, marks: marks });
})();
