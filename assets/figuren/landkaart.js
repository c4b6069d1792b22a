/* The map of a whole land: thousands of areas on one canvas (figures/map/canvas.py says what it is made of).
 *
 * The outlines have an address of their own that never changes, so only looks and numbers come with a choice.
 * All areas of one look are one path: a colour is filled once, not a thousand times. While the map moves, the
 * picture that is there is moved or stretched; when it stands still it is drawn anew.
 */
(function () {
  "use strict";
  if (window.wijkmonitor?.landkaart) return; // it has drawn the map of the still page already (serving/index.py)

  const known = new Map(); // address -> the outlines, as a promise
  const KEEP = 4;
  const MOST = 12; // times the whole
  const WAYS = { ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowDown: [0, 1], ArrowLeft: [-1, 0] };

  function outlines(address) {
    if (!known.has(address)) {
      if (known.size >= KEEP) known.delete(known.keys().next().value);
      const asked = window.fetch(address).then((r) => (r.ok ? r.json() : Promise.reject(new Error(r.status))));
      known.set(address, asked.then(prepared));
      asked.catch(() => known.delete(address));
    }
    return known.get(address);
  }

  function prepared(given) {
    const side = 100;
    const tiles = given.tiles.map(([c, r]) => `M${c * side + 5} ${r * side + 5}h90v90h-90z`);
    const last = given.tiles.reduce(([c, r], t) => [Math.max(c, t[0]), Math.max(r, t[1])], [0, 0]);
    const middle = given.tiles.map(([c, r]) => [c * side + 50, r * side + 50]);
    const box = middle.map(([x, y]) => [x - 50, y - 50, x + 50, y + 50]);
    return {
      codes: given.codes,
      names: given.names,
      kaart: { w: given.w, h: given.h, paths: given.paths.map((d) => new Path2D(d)), boxes: given.boxes, centres: given.centres },
      tegels: { w: (last[0] + 1) * side, h: (last[1] + 1) * side, paths: tiles.map((d) => new Path2D(d)), boxes: box, centres: middle },
    };
  }

  /* Lines of the same width on the screen, however far the map (k pixels a unit) is zoomed in. */
  function hatching(context, colour, sharp, k) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = Math.round(6 * sharp);
    const pen = tile.getContext("2d");
    pen.fillStyle = "#f6f5f1";
    pen.fillRect(0, 0, tile.width, tile.height);
    pen.strokeStyle = colour || "#c9c5b8";
    pen.lineWidth = 1.5 * sharp;
    for (const at of [-1, 0, 1]) {
      pen.moveTo(at * tile.width, tile.height);
      pen.lineTo((at + 1) * tile.width, 0);
    }
    pen.stroke();
    const pattern = context.createPattern(tile, "repeat");
    pattern.setTransform(new DOMMatrix([1 / k, 0, 0, 1 / k, 0, 0]));
    return pattern;
  }

  /* One canvas in the page, from its attributes; it goes when the page draws another one in its place. */
  function start(canvas) {
    const told = canvas.dataset;
    outlines(told.shapes).then(
      (all) => canvas.isConnected && draw(canvas, told, all),
      () => canvas.isConnected && say(canvas, told.failed)
    );
  }

  function say(canvas, words) {
    const place = canvas.parentElement.querySelector("[data-said]");
    if (place) place.textContent = words;
  }

  function draw(canvas, told, all) {
    const form = told.tiles === "true" ? all.tegels : all.kaart;
    const legend = JSON.parse(told.legend);
    const numbers = JSON.parse(told.numbers);
    const looks = Array.from(told.looks, (c) => c.charCodeAt(0) - 65);
    const sharp = window.devicePixelRatio || 1;
    const context = canvas.getContext("2d");
    const merged = legend.map(() => new Path2D());
    looks.forEach((look, i) => merged[look].addPath(form.paths[i]));
    const own = all.codes.indexOf(told.own);
    let at = own; // the area that has the keys
    let view = null; // k: pixels a unit; x, y: where the corner of the map lies
    let picture = null; // what was drawn last, with the view that it was drawn in
    let waiting = null;

    function fit() {
      const wide = canvas.clientWidth * sharp;
      const room = Math.max(352, Math.min(760, window.innerHeight - 400)) * sharp;
      const high = Math.min(wide * (form.h / form.w), room);
      canvas.width = wide;
      canvas.height = high;
      const k = Math.min(wide / form.w, high / form.h);
      return { k: k, x: (wide - form.w * k) / 2, y: (high - form.h * k) / 2, least: k };
    }

    function render() {
      const { k, x, y } = view;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.setTransform(k, 0, 0, k, x, y);
      merged.forEach((path, i) => {
        const [, colour, , hatched] = legend[i];
        context.fillStyle = hatched ? hatching(context, colour, sharp, k) : colour || "#f6f5f1";
        context.fill(path, "evenodd");
      });
      context.lineWidth = Math.min(0.7 * sharp, 0.35 * sharp * (k / view.least)) / k;
      context.strokeStyle = "#fff";
      if (!waiting) merged.forEach((path) => context.stroke(path));
      outline(own, "#1e2226", 2.5);
      if (at !== own) outline(at, "#0b4f6c", 3);
      picture = null;
    }

    function outline(i, colour, wide) {
      if (i < 0) return;
      context.strokeStyle = colour;
      context.lineWidth = (wide * sharp) / view.k;
      context.stroke(form.paths[i]);
    }

    /* Move or stretch what is there; drawn anew when nothing has moved for a moment. */
    function move(next) {
      if (!picture) {
        const copy = document.createElement("canvas");
        copy.width = canvas.width;
        copy.height = canvas.height;
        copy.getContext("2d").drawImage(canvas, 0, 0);
        picture = { copy: copy, view: view };
      }
      view = next;
      const s = view.k / picture.view.k;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.drawImage(picture.copy, view.x - picture.view.x * s, view.y - picture.view.y * s, canvas.width * s, canvas.height * s);
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        waiting = null;
        render();
      }, 140);
    }

    function zoom(times, px = canvas.width / 2, py = canvas.height / 2) {
      const k = Math.max(view.least, Math.min(view.least * MOST, view.k * times));
      const s = k / view.k;
      move(k === view.least ? fit() : { ...view, k: k, x: px - (px - view.x) * s, y: py - (py - view.y) * s });
    }

    function under(e) {
      const place = canvas.getBoundingClientRect();
      const px = (e.clientX - place.left) * (canvas.width / place.width);
      const py = (e.clientY - place.top) * (canvas.height / place.height);
      const ux = (px - view.x) / view.k;
      const uy = (py - view.y) / view.k;
      context.setTransform(1, 0, 0, 1, 0, 0);
      const i = form.boxes.findIndex(
        ([a, b, c, d], j) => ux >= a && ux <= c && uy >= b && uy <= d && context.isPointInPath(form.paths[j], ux, uy, "evenodd")
      );
      return { i, px, py };
    }

    const number = (v) =>
      v.toLocaleString("nl-NL", { minimumFractionDigits: Number(told.places), maximumFractionDigits: Number(told.places) });
    const unit = (v) => number(v) + (told.unit ? "\u00a0" + told.unit : "");

    function words(i) {
      const [value, low, high, reference] = numbers.map((list) => list[i]);
      const look = legend[looks[i]];
      const lines = [all.names[i]];
      if (value !== null) lines.push(unit(value));
      if (value !== null && low !== null) lines.push(told.margin.replace("{marge}", number(low) + " – " + number(high)));
      if (value !== null && reference !== null) lines.push(told.reference.replace("{waarde}", unit(reference)));
      lines.push((look[0] + " " + look[2]).trim());
      return lines;
    }

    const tip = tipBox();
    function point(i, x, y) {
      if (i < 0) return tip.classList.remove("is-shown");
      tip.replaceChildren(
        ...words(i).map((line, n) => {
          const row = document.createElement("div");
          row.textContent = line;
          if (!n) row.className = "tip-title";
          return row;
        })
      );
      tip.classList.add("is-shown");
      const size = tip.getBoundingClientRect();
      tip.style.left = Math.max(8, Math.min(x + 14, document.documentElement.clientWidth - size.width - 8)) + "px";
      tip.style.top = (y + 18 + size.height < window.innerHeight ? y + 18 : y - size.height - 12) + "px";
    }

    let held = null;
    canvas.onpointerdown = (e) => {
      held = { x: e.clientX, y: e.clientY, view: view, moved: false };
    };
    canvas.onpointermove = (e) => {
      if (held && e.buttons && view.k > view.least) {
        const dx = e.clientX - held.x;
        const dy = e.clientY - held.y;
        held.moved = held.moved || Math.hypot(dx, dy) > 4;
        if (held.moved) return move({ ...view, x: held.view.x + dx * sharp, y: held.view.y + dy * sharp });
      }
      point(under(e).i, e.clientX, e.clientY);
    };
    canvas.onpointerleave = () => {
      held = null;
      point(-1);
    };
    canvas.onpointerup = (e) => {
      const dragged = held?.moved;
      held = null;
      const { i } = under(e);
      if (dragged || i < 0) return;
      point(-1);
      window.wijkmonitor.choose({ name: "gebied", value: all.codes[i] });
    };
    canvas.onwheel = (e) => {
      if (!e.ctrlKey && !e.metaKey) return; // without it the wheel scrolls the page
      e.preventDefault();
      const { px, py } = under(e);
      zoom(e.deltaY < 0 ? 1.3 : 1 / 1.3, px, py);
    };
    canvas.onkeydown = (e) => {
      if (e.key === "+" || e.key === "=") zoom(1.6);
      else if (e.key === "-") zoom(1 / 1.6);
      else if (e.key === "0") move(fit());
      else if (e.key === "Enter" && at >= 0) window.wijkmonitor.choose({ name: "gebied", value: all.codes[at] });
      else if (e.key === "Escape") point(-1);
      else if (WAYS[e.key]) step(WAYS[e.key]);
      else return;
      e.preventDefault();
    };

    /* To the nearest area in a direction; what lies sideways counts double. */
    function step([wx, wy]) {
      const [x, y] = at < 0 ? [form.w / 2, form.h / 2] : form.centres[at];
      let best = -1;
      let least = Infinity;
      form.centres.forEach(([cx, cy], i) => {
        const along = (cx - x) * wx + (cy - y) * wy;
        const across = Math.abs((cx - x) * wy) + Math.abs((cy - y) * wx);
        if (i !== at && along > 0 && along + 2 * across < least) [best, least] = [i, along + 2 * across];
      });
      if (best < 0) return;
      at = best;
      render();
      const place = canvas.getBoundingClientRect();
      const shrink = place.width / canvas.width;
      point(at, place.left + (form.centres[at][0] * view.k + view.x) * shrink, place.top + (form.centres[at][1] * view.k + view.y) * shrink);
      say(canvas, words(at).join(", "));
    }

    canvas.parentElement.querySelectorAll("[data-zoom]").forEach((button) => {
      button.onclick = () => (button.dataset.zoom === "heel" ? move(fit()) : zoom(button.dataset.zoom === "in" ? 1.6 : 1 / 1.6));
    });
    function anew() {
      if (!canvas.clientWidth) return; // not laid out yet, or on a page that is hidden
      view = fit();
      render();
      canvas.dataset.drawn = "1";
      document.dispatchEvent(new Event("kaart"));
    }
    anew();
    new ResizeObserver((_, watch) => {
      if (!canvas.isConnected) return watch.disconnect();
      if (!view || Math.abs(canvas.clientWidth * sharp - canvas.width) >= 2) anew();
    }).observe(canvas);
  }

  function tipBox() {
    let box = document.getElementById("landkaart-tip");
    if (!box) {
      box = document.createElement("div");
      box.id = "landkaart-tip";
      box.className = "tip";
      box.setAttribute("aria-hidden", "true"); // the same words are said in the status below the map
      document.body.appendChild(box);
    }
    box.classList.remove("is-shown");
    return box;
  }

  window.wijkmonitor = Object.assign(window.wijkmonitor || {}, {
    landkaart: (root) => root.querySelectorAll("canvas[data-shapes]").forEach(start),
  });
  document.querySelectorAll(".first-sight canvas[data-shapes]").forEach(start);
})();
