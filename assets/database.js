/* The page /database: reads the form, asks the server, and fetches the grid's script, on that page only. */
(function () {
  "use strict";
  const dash = window.wijkmonitor.dash;
  const form = () => document.getElementById("database-formulier");
  const NAMES = ["indicator", "gebied", "herkomst", "jaar", "kolommen", "uitgebreid", "leeg"];

  /* The form as the query of an address: one key per question, values with commas. */
  function query(added) {
    const data = new FormData(form());
    const found = [];
    for (const name of NAMES) {
      const values = data.getAll(name).concat((added && name === "gebied" && added) || []);
      if (values.length) found.push(name + "=" + Array.from(new Set(values), encodeURIComponent).join(","));
    }
    return found.join("&");
  }

  /* The last question of this tab, for who comes back by the menu. An address that asks something wins. */
  const LAST = "wijkmonitor.database" + window.wijkmonitor.at(""); // areas of another edition are no question here
  const PATH = window.wijkmonitor.at("/database");
  let own = false; // something was chosen here, so this is a question of the reader and not our beginning
  function remember(stand) {
    own = own || Boolean(window.location.search);
    try {
      if (own && stand) window.sessionStorage.setItem(LAST, stand);
    } catch {
      return; // no storage: then the page begins anew
    }
  }
  function last() {
    try {
      return window.sessionStorage.getItem(LAST);
    } catch {
      return null;
    }
  }
  const before = window.location.pathname === PATH && !window.location.search && last();
  if (before) window.history.replaceState(window.history.state, "", PATH + "?" + before + window.location.hash);

  document.addEventListener(
    "click",
    (e) => {
      const link = e.target.closest ? e.target.closest(".site-header nav a") : null;
      const plain = e.button === 0 && !e.metaKey && !e.ctrlKey && !e.shiftKey && !e.altKey;
      if (!link || link.pathname !== PATH || link.search || !plain || !last()) return;
      e.preventDefault();
      e.stopPropagation(); // dcc.Link would open the page without the question
      if (window.location.pathname === PATH) return; // it stands there already
      own = false;
      dash.go(PATH + "?" + last());
      window.scrollTo(0, 0);
    },
    true
  );

  let waiting = null;
  function ask(more, soon) {
    own = true;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      if (!form()) return;
      document.getElementById("database-uitkomst").setAttribute("aria-busy", "true");
      const asked = Object.assign({ query: query(more?.added), at: Date.now() }, more?.rest);
      dash.setProps("database-vraag", { data: asked });
    }, soon ? 0 : 250);
  }

  /* A box that stands for all of its group follows the others: on, off, or half. */
  function wholes(root) {
    root.querySelectorAll("[data-whole]").forEach((whole) => {
      const boxes = Array.from(whole.closest(".db-group").querySelectorAll("input[name]"));
      const on = boxes.filter((b) => b.checked).length;
      whole.checked = on === boxes.length;
      whole.indeterminate = on > 0 && on < boxes.length;
    });
  }

  function narrow(field) {
    const wanted = field.value.trim().toLowerCase();
    const root = field.closest("fieldset");
    let left = 0;
    root.querySelectorAll(".db-group").forEach((group) => {
      let shown = 0;
      group.querySelectorAll(".db-option:not(.db-whole)").forEach((option) => {
        const words = option.textContent.toLowerCase() + " " + option.querySelector("input").value;
        option.hidden = Boolean(wanted) && !words.includes(wanted); // by name, or by the code of the API
        shown += option.hidden ? 0 : 1;
      });
      group.hidden = !shown;
      left += shown;
    });
    root.querySelector("[data-none]").hidden = left > 0;
  }

  document.addEventListener("change", (e) => {
    const here = form();
    if (!here || !here.contains(e.target) || (!e.target.name && !("whole" in e.target.dataset))) return;
    if ("whole" in e.target.dataset) {
      e.target.closest(".db-group").querySelectorAll("input[name]").forEach((b) => (b.checked = e.target.checked));
    }
    wholes(here);
    ask();
  });
  document.addEventListener("input", (e) => {
    if (e.target.dataset && "filter" in e.target.dataset && form()) narrow(e.target);
  });
  document.addEventListener("submit", (e) => {
    if (e.target === form()) e.preventDefault();
  });
  document.addEventListener("keydown", (e) => {
    // Enter in a field would send the form, as a page of its own.
    if (e.key === "Enter" && e.target.matches && e.target.matches("#database-formulier input")) e.preventDefault();
  });

  document.addEventListener("click", (e) => {
    const button = e.target.closest ? e.target.closest(".database button, .database [data-file]") : null;
    if (!button) return;
    const { dataset } = button;
    if ("code" in dataset) return copyCode(button);
    if ("file" in dataset) return making(button);
    if ("add" in dataset) return ask({ added: [dataset.add] }, true);
    if ("paste" in dataset) return paste();
    if ("remove" in dataset || "clear" in dataset) {
      const list = document.getElementById("database-gebieden");
      ("clear" in dataset ? list : button.closest("li")).querySelectorAll("input").forEach((i) => i.remove());
      ask(null, true);
      const search = document.getElementById("database-zoek");
      if (search) search.focus(); // what had the focus is gone
    }
  });

  function paste() {
    const field = document.getElementById("db-plak");
    if (!field.value.trim()) return field.focus();
    ask({ rest: { plak: field.value } }, true);
    field.value = "";
  }

  function say(button, words) {
    const before = button.dataset.words || button.textContent;
    button.dataset.words = before;
    button.textContent = words;
    window.setTimeout(() => (button.textContent = before), 1600);
  }

  function copyCode(button) {
    const code = button.parentElement.querySelector("code");
    const select = () => window.getSelection().selectAllChildren(code); // without https there is no clipboard
    if (!navigator.clipboard) return select();
    navigator.clipboard.writeText(code.textContent).then(() => say(button, button.dataset.copied), select);
  }

  function making(link) {
    link.classList.add("is-busy"); // the browser itself shows the rest
    window.setTimeout(() => link.classList.remove("is-busy"), 2500);
  }

  function load() {
    wholes(document);
    return dash.library("dash_ag_grid").catch(() => false);
  }

  function fill(shown) {
    const result = document.getElementById("database-uitkomst");
    if (result) result.removeAttribute("aria-busy");
    if (document.getElementById("database-rooster")) {
      dash.setProps("database-rooster", { rowData: shown.rows, columnDefs: shown.columns });
    }
    return dash.keep();
  }

  function address(stand) {
    const link = window.location.pathname + (stand ? "?" + stand : "");
    if (window.location.pathname === PATH) {
      remember(stand);
      window.history.replaceState(window.history.state, "", link + window.location.hash);
    }
    return dash.keep();
  }

  function add(_at, code) {
    if (code) ask({ added: [code] }, true);
    return code ? null : dash.keep();
  }

  const whole = new Intl.NumberFormat("nl-NL");
  const numbers = [0, 1, 2, 3, 4].map(
    (d) => new Intl.NumberFormat("nl-NL", { minimumFractionDigits: d, maximumFractionDigits: d })
  );
  window.dashAgGridFunctions = Object.assign(window.dashAgGridFunctions || {}, {
    wijkmonitorGetal: (params, kind) => {
      const { value, data, colDef } = params;
      if (value === null || value === undefined) {
        const why = colDef.field === "waarde" ? "status" : colDef.field + "_status"; // the reason, in words
        return data?.[why] || "";
      }
      if (kind === "jaar") return String(value);
      return kind === "heel" ? whole.format(value) : numbers[data?.decimalen || 0].format(value);
    },
  });

  dash.callbacks("database", { load: load, address: address, fill: fill, add: add });
})();
