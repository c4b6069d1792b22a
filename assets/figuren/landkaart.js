/* The map of a whole land: thousands of areas on one canvas (figures/map/canvas.py says what it is made of).
 *
 * The outlines have an address of their own that never changes, so only looks and numbers come with a choice.
 * Some hundreds of areas of one look are one path: a colour is filled a few times, not thousands. While the map
 * moves, the picture that is there is moved or stretched by the browser; when it stands still it is drawn anew on
 * a sheet behind it, a piece at a time, so that no frame waits for it. Another subject keeps the place and the
 * borders.
 */
(function () {
  "use strict";
  if (window.wijkmonitor?.landkaart) return; // it has drawn the map of the still page already (serving/index.py)

  const known = new Map(); // address -> the outlines, as a promise
  const KEEP = 4;
  const MOST = 12; // times the whole
  const PIECE = 300; // areas in one path
  const TURN = 8; // ms that drawing takes of a frame
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

  /* As paths, in both forms. Kept with a form: the place that was looked at, and its borders as drawn there. */
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
    const place = canvas.closest("figure").querySelector("[data-said]");
    if (place) place.textContent = words;
  }

  function draw(canvas, told, all) {
    const form = told.tiles === "true" ? all.tegels : all.kaart;
    const legend = JSON.parse(told.legend);
    const numbers = JSON.parse(told.numbers);
    const looks = Array.from(told.looks, (c) => c.charCodeAt(0) - 65);
    const sharp = window.devicePixelRatio || 1;
    const context = canvas.getContext("2d");
    const room = canvas.parentElement; // what moves out of it is not seen
    const filled = legend.flatMap((_, look) => pieces(looks.map((l, i) => (l === look ? i : -1))).map((path) => [look, path]));
    const own = all.codes.indexOf(told.own);
    let at = own; // the area that has the keys
    let view = null; // k: pixels a unit; x, y: where the corner of the map lies
    let drawn = null; // the view of the picture that is there
    let waiting = null;
    let drawing = 0; // the number of the last drawing: one that began earlier stops

    function pieces(members) {
      const there = members.filter((i) => i >= 0);
      return Array.from({ length: Math.ceil(there.length / PIECE) }, (_, n) => {
        const path = new Path2D();
        there.slice(n * PIECE, (n + 1) * PIECE).forEach((i) => path.addPath(form.paths[i]));
        return path;
      });
    }

    function fit() {
      const wide = Math.round(room.clientWidth * sharp);
      const most = Math.max(352, Math.min(760, window.innerHeight - 400)) * sharp;
      const high = Math.round(Math.min(wide * (form.h / form.w), most));
      if (canvas.width !== wide) canvas.width = wide;
      if (canvas.height !== high) canvas.height = high;
      const k = Math.min(wide / form.w, high / form.h);
      return { k: k, x: (wide - form.w * k) / 2, y: (high - form.h * k) / 2, least: k };
    }

    const same = (a, b) => a && a.k === b.k && a.x === b.x && a.y === b.y && a.wide === b.wide && a.high === b.high;

    /* The picture of `now` on a sheet, with a pause after each piece. */
    function* painted(sheet, now) {
      const pen = sheet.getContext("2d");
      pen.setTransform(now.k, 0, 0, now.k, now.x, now.y);
      const inks = legend.map(([, colour, , hatched]) => (hatched ? hatching(pen, colour, sharp, now.k) : colour || "#f6f5f1"));
      for (const [look, path] of filled) {
        pen.fillStyle = inks[look];
        pen.fill(path, "evenodd");
        yield;
      }
      const key = { k: now.k, x: now.x, y: now.y, wide: sheet.width, high: sheet.height };
      if (!same(form.borders?.key, key)) {
        const lines = blank(sheet);
        const ink = lines.getContext("2d");
        ink.setTransform(now.k, 0, 0, now.k, now.x, now.y);
        ink.lineWidth = Math.min(0.7 * sharp, 0.35 * sharp * (now.k / now.least)) / now.k;
        ink.strokeStyle = "#fff";
        form.pieces = form.pieces || pieces(form.paths.map((_, i) => i));
        for (const path of form.pieces) {
          ink.stroke(path);
          yield;
        }
        form.borders = { key: key, lines: lines };
      }
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.drawImage(form.borders.lines, 0, 0);
      yield;
      pen.setTransform(now.k, 0, 0, now.k, now.x, now.y);
      pen.lineWidth = (Math.min(1.6, 0.6 * (now.k / now.least)) * sharp) / now.k;
      for (const [look, path] of filled) {
        if (!legend[look][4]) continue; // a class that its outline tells
        pen.strokeStyle = legend[look][4];
        pen.stroke(path);
        yield;
      }
    }

    function blank(like) {
      const made = document.createElement("canvas");
      made.width = like.width;
      made.height = like.height;
      return made;
    }

    /* Show `view`: at once, or as the frames leave room for it. */
    function render(atOnce) {
      const sheet = blank(canvas);
      const now = view;
      const mine = (drawing += 1);
      const work = painted(sheet, now);
      if (atOnce) {
        for (const _ of work);
        return finish(sheet, now);
      }
      const go = () => {
        if (mine !== drawing || !canvas.isConnected) return;
        const until = performance.now() + TURN;
        while (performance.now() < until) if (work.next().done) return finish(sheet, now);
        window.requestAnimationFrame(go);
      };
      window.requestAnimationFrame(go);
    }

    function finish(sheet, now) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.drawImage(sheet, 0, 0);
      context.setTransform(now.k, 0, 0, now.k, now.x, now.y);
      outline(own, "#1e2226", 2.5, now);
      if (at !== own) outline(at, "#0b4f6c", 3, now);
      drawn = now;
      form.view = { ...now, wide: canvas.width, high: canvas.height };
      canvas.dataset.zoom = (now.k / now.least).toFixed(2);
      shift();
    }

    function outline(i, colour, wide, now) {
      if (i < 0) return;
      context.strokeStyle = colour;
      context.lineWidth = (wide * sharp) / now.k;
      context.stroke(form.paths[i]);
    }

    /* The picture as it was drawn, where it belongs now. */
    function shift() {
      const s = view.k / drawn.k;
      const [x, y] = [(view.x - drawn.x * s) / sharp, (view.y - drawn.y * s) / sharp];
      canvas.style.transform = s === 1 && !x && !y ? "" : `matrix(${s},0,0,${s},${x},${y})`;
    }

    /* Move or stretch what is there; drawn anew when nothing has moved for a moment. */
    function move(next) {
      view = next;
      drawing += 1;
      shift();
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => render(false), 140);
    }

    function zoom(times, px = canvas.width / 2, py = canvas.height / 2) {
      const k = Math.max(view.least, Math.min(view.least * MOST, view.k * times));
      const s = k / view.k;
      move(k === view.least ? fit() : { ...view, k: k, x: px - (px - view.x) * s, y: py - (py - view.y) * s });
    }

    function under(e) {
      const place = room.getBoundingClientRect();
      const px = (e.clientX - place.left) * sharp;
      const py = (e.clientY - place.top) * sharp;
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
      render(true);
      const place = room.getBoundingClientRect();
      const [left, top] = [form.centres[at][0] * view.k + view.x, form.centres[at][1] * view.k + view.y];
      point(at, place.left + left / sharp, place.top + top / sharp);
      say(canvas, words(at).join(", "));
    }

    canvas.closest("figure").querySelectorAll("[data-zoom]").forEach((button) => {
      button.onclick = () => (button.dataset.zoom === "heel" ? move(fit()) : zoom(button.dataset.zoom === "in" ? 1.6 : 1 / 1.6));
    });
    function anew() {
      if (!room.clientWidth) return; // not laid out yet, or on a page that is hidden
      view = fit();
      const before = form.view; // another subject, at the same place
      if (before && before.wide === canvas.width && before.high === canvas.height) view = before;
      render(true);
      canvas.dataset.drawn = "1";
      document.dispatchEvent(new Event("kaart"));
    }
    anew();
    new ResizeObserver((_, watch) => {
      if (!canvas.isConnected) return watch.disconnect();
      if (!view || Math.abs(room.clientWidth * sharp - canvas.width) >= 2) anew();
    }).observe(room);
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
