/* The buttons of a figure: "Kopieer plaatje" (one press), its menu (files, link, iframe), and "⋯" (table,
 * explanation, whole screen). Both menus are made when they open.
 *
 * The words come from the templates that the shell writes once (components/cards/take_menu.py); a button only
 * knows the address of its figure and its short code, or what "⋯" opens. Everything is listened for on the
 * document, for a Fragment may be drawn anew at any moment. What happened is said in one toast, a live region
 * that is there from the start.
 */
(function () {
  "use strict";
  const LONG = 6000; // ms that a toast stays
  const BY_HAND = 20000; // and one with a link to copy by hand
  const PATIENCE = 15000; // ms to wait for the parts of a row that is being opened
  let open = null; // {button, menu}

  const template = (name) => document.querySelector("template." + name);
  const words = () => template("take-menu-template").dataset;
  const figure = (button) => button.closest(".take").dataset;
  const address = (button, kind) => {
    const [name, query] = figure(button).figuur.split("?");
    return window.wijkmonitor.at("/figuur/") + name + "." + kind + "?" + query;
  };
  const whole = (path) => new URL(window.wijkmonitor.at(path), window.location.origin).href;

  const home = () => document.getElementById("meenemen") || document.body; // components/frame/ids.MEENEMEN

  /* A card on the whole screen, and an open dialog, hide all else: the toast goes with them. */
  function say(text, long) {
    const toast = document.getElementById("toast");
    if (!toast) return;
    const place = document.querySelector("dialog[open]") || document.fullscreenElement || home();
    if (toast.parentElement !== place) place.append(toast);
    toast.textContent = text;
    window.clearTimeout(toast.timer);
    toast.timer = window.setTimeout(() => {
      toast.textContent = "";
      if (toast.parentElement !== home()) home().append(toast);
    }, long || LONG);
  }

  function close(back) {
    if (!open) return;
    const { button, menu } = open;
    open = null;
    menu.remove();
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  }

  function show(button, last) {
    close(false);
    const more = button.matches(".more-button");
    const name = more ? "more-menu-template" : "take-menu-template";
    const menu = template(name).content.firstElementChild.cloneNode(true);
    if (more) fitting(button, menu);
    else menu.querySelectorAll("[data-file]").forEach((a) => (a.href = address(button, a.dataset.file)));
    button.after(menu);
    button.setAttribute("aria-expanded", "true");
    open = { button: button, menu: menu };
    place(button, menu);
    const items = members();
    items[last ? items.length - 1 : 0].focus({ preventScroll: true });
  }

  /* Of "⋯" only what this figure has; what is open already can be closed. */
  function fitting(button, menu) {
    const said = words();
    const there = { toon_tabel: button.dataset.tabel, toon_uitleg: button.dataset.uitleg };
    for (const [kind, id] of Object.entries(there)) {
      const item = menu.querySelector('[data-take="' + kind + '"]');
      if (!id) item.parentElement.remove();
      else if (seen(id)) item.textContent = kind === "toon_tabel" ? said.tabelDicht : said.uitlegDicht;
    }
    if (!button.dataset.groot) menu.querySelector('[data-take="volledig_scherm"]').parentElement.remove();
  }

  const seen = (id) => {
    const part = document.getElementById(id);
    return Boolean(part && !part.hidden && part.checkVisibility());
  };

  /* Below the button where there is room, else above it; never outside the window or its card. */
  function place(button, menu) {
    const at = button.getBoundingClientRect();
    const from = menu.offsetParent.getBoundingClientRect();
    const size = menu.getBoundingClientRect();
    const below = window.innerHeight - at.bottom;
    menu.classList.toggle("is-below", below > size.height + 8 || at.top < size.height + 8);
    const card = button.closest(".table-card"); // it cuts off what runs out of its sides
    const edge = Math.min(document.documentElement.clientWidth, card ? card.getBoundingClientRect().right : Infinity);
    menu.style.left = Math.max(Math.min(0, edge - 8 - (from.left + size.width)), 8 - from.left) + "px";
  }

  const members = () => Array.from(open.menu.querySelectorAll('[role="menuitem"]'));

  function walk(key) {
    const items = members();
    const now = items.indexOf(document.activeElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: items.length - 1 }[key];
    items[(to + items.length) % items.length].focus({ preventScroll: true });
  }

  function picture(button) {
    const said = words();
    if (!navigator.clipboard || !navigator.clipboard.write || !window.ClipboardItem) return file(button);
    say(said.bezig, BY_HAND);
    let failed = false;
    const blob = fetch(address(button, "png")).then((answer) => (answer.ok ? answer.blob() : Promise.reject()));
    blob.catch(() => (failed = true));
    // The item gets the promise: Safari only allows the clipboard within the click itself.
    return navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]).then(
      () => say(said.gekopieerd),
      () => (failed ? say(said.mislukt) : file(button))
    );
  }

  /* Without a clipboard (no https, or not allowed) the picture comes as a file. */
  function file(button) {
    const link = document.createElement("a");
    link.href = address(button, "png");
    link.download = "";
    link.click();
    say(words().geenKlembord, BY_HAND);
  }

  function link(button) {
    const said = words();
    const { code, link: page } = figure(button);
    const full = code ? whole("/k/" + code) : new URL(page, window.location.href).href;
    const byHand = () => say(said.linkMetDeHand.replace("{link}", full), BY_HAND);
    if (!navigator.clipboard) return byHand();
    return navigator.clipboard.writeText(full).then(() => say(said.linkGekopieerd.replace("{link}", full)), byHand);
  }

  function iframe(button) {
    const dialog = template("take-embed-template").content.firstElementChild.cloneNode(true);
    const field = dialog.querySelector("textarea");
    const [name, query] = figure(button).figuur.split("?");
    const card = button.closest(".figure-card, .theme-row, .pie-card, .table-card, .matrix-card");
    const heading = card?.querySelector("h2, h3");
    const named = heading?.cloneNode(true);
    named?.querySelectorAll(".visually-hidden").forEach((e) => e.remove()); // of a button that opens a row
    const title = (named ? named.textContent : document.title).replace(/[<>&"]/g, " ");
    const source = whole("/embed/" + name + "?" + query).replace(/&/g, "&amp;");
    field.value = '<iframe src="' + source + '" title="' + title + '" width="100%" height="620" loading="lazy"></iframe>';
    dialog.querySelector(".take-embed-copy").addEventListener("click", () => {
      field.select();
      const done = () => say(words().linkGekopieerd.replace(": {link}", "."));
      if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(done, () => {});
    });
    dialog.querySelector(".take-embed-close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      const toast = dialog.querySelector(".toast");
      if (toast) home().append(toast);
      dialog.remove();
      button.focus();
    });
    (document.fullscreenElement || document.body).append(dialog);
    dialog.showModal();
  }

  const opener = (part) => part.closest(".theme-row")?.querySelector(".row-open");
  const folded = (row) => row && row.getAttribute("aria-expanded") !== "true";

  /* Opens or closes the table or explanation of a figure; of a row that is closed, when it has come. */
  function reveal(button, id) {
    const part = document.getElementById(id);
    const row = opener(button);
    if (part && !folded(row)) {
      part.hidden = !part.hidden;
      if (!part.hidden) part.focus();
      return;
    }
    if (folded(row)) row.click();
    const end = Date.now() + PATIENCE;
    (function look() {
      const come = document.getElementById(id);
      if (!come) return Date.now() < end && window.requestAnimationFrame(look);
      come.hidden = false;
      come.focus();
    })();
  }

  function fill(button) {
    if (document.fullscreenElement) document.exitFullscreen();
    else button.closest(button.dataset.groot)?.requestFullscreen();
  }

  const ACTIONS = {
    kopieer_link: link,
    insluiten: iframe,
    toon_tabel: (button) => reveal(button, button.dataset.tabel),
    toon_uitleg: (button) => reveal(button, button.dataset.uitleg),
    volledig_scherm: fill,
  };
  const STAYS = ["toon_tabel", "toon_uitleg"]; // what opens takes the focus itself

  document.addEventListener("click", (e) => {
    const copy = e.target.closest(".take-copy");
    if (copy) {
      close(false);
      return picture(copy);
    }
    const button = e.target.closest(".take-button, .more-button");
    if (button) return open && open.button === button ? close(true) : show(button, false);
    const item = open && e.target.closest('[role="menuitem"]');
    if (!item || !open.menu.contains(item)) return close(false);
    const from = open.button;
    const kind = item.dataset.take;
    if (STAYS.includes(kind)) {
      close(true);
      return ACTIONS[kind](from);
    }
    // A link must still be there when the browser follows it.
    window.setTimeout(() => close(true));
    if (kind) ACTIONS[kind](from);
  });

  document.addEventListener("keydown", (e) => {
    const button = e.target.closest?.(".take-button, .more-button");
    if (button && !open && (e.key === "ArrowDown" || e.key === "ArrowUp")) {
      e.preventDefault();
      return show(button, e.key === "ArrowUp");
    }
    if (!open) return;
    if (e.key === "Escape") {
      e.preventDefault();
      e.stopPropagation();
      return close(true);
    }
    if (e.key === "Tab") return close(true);
    if (!open.menu.contains(e.target)) return;
    if (["ArrowDown", "ArrowUp", "Home", "End"].includes(e.key)) {
      e.preventDefault();
      walk(e.key);
    } else if (e.key === " " && e.target.matches("a")) {
      e.preventDefault();
      e.target.click();
    } else if (e.key.length === 1 && e.key !== " ") {
      const next = members().find((m) => m.textContent.toLowerCase().startsWith(e.key.toLowerCase()));
      if (next) next.focus({ preventScroll: true });
    }
  }, true);
})();
