/* The areas of a release by name: searching them, and what lies in them. No page and no server; so node runs the
 * tests of it (tests/js).
 */
(function () {
  "use strict";
  const MOST = 400; // more options than this only slow down the eye
  const NONE = "-"; // the line of a list that chooses nothing

  const plain = (name) =>
    name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/^'[a-z]\s*-?/i, "").toLowerCase().trim();

  /* The areas of rows [code, name, position of the area around it] behind those we have, as
     {code, name, plain, around (area or null), depth, place (the names around it)}. */
  function extend(areas, rows) {
    const all = areas.slice();
    for (const [code, name, position] of rows) {
      const around = position === undefined ? null : all[position];
      const place = around ? (around.place ? around.name + ", " + around.place : around.name) : "";
      const words = plain(name);
      const depth = around ? around.depth + 1 : 0;
      all.push({ code, name, plain: words, simple: SIMPLE.test(words), around, depth, place });
    }
    return all;
  }

  const dutch = new Intl.Collator("nl");
  const SIMPLE = /^[a-z0-9 -]*$/; // of these letters the order of Dutch is that of their numbers, which is quicker
  function byName(a, b) {
    if (!a.simple || !b.simple) return dutch.compare(a.plain, b.plain);
    return a.plain < b.plain ? -1 : a.plain > b.plain ? 1 : 0;
  }

  /* What a search goes through: the areas in the order of their names, and of those that nothing lies around. */
  function index(areas) {
    const sorted = areas.slice().sort(byName);
    const levels = areas.reduce((most, a) => Math.max(most, a.depth + 1), 1);
    return { areas, sorted, levels, widest: areas.filter((a) => !a.around) };
  }

  /* The widest areas when nothing is typed; otherwise names that start with it, then words that do, then the
     rest, and of each a wide area before a narrow one. "Overvecht, Utrecht": a name, and what lies around it. */
  function search(index, query) {
    const wanted = plain(query);
    if (!wanted) return index.widest;
    const ranks = Array.from({ length: 3 * index.levels }, () => []);
    for (const area of index.sorted) {
      const at = area.plain.indexOf(wanted);
      if (at < 0) continue;
      const kind = at === 0 ? 0 : /[\s-]/.test(area.plain[at - 1]) ? 1 : 2;
      const rank = ranks[kind * index.levels + area.depth];
      if (rank.length <= MOST) rank.push(area); // what comes after these is never shown
    }
    const hits = [].concat(...ranks);
    if (hits.length || !query.includes(",")) return hits;
    const [first, ...others] = query.split(",");
    const around = others.map(plain).filter(Boolean);
    return first.trim() ? search(index, first).filter((area) => around.every((name) => lies(area, name))) : hits;
  }

  function lies(area, name) {
    for (let wider = area.around; wider; wider = wider.around) if (wider.plain.startsWith(name)) return true;
    return false;
  }

  const inside = (areas, holder) =>
    areas.filter((a) => a.around === holder).sort((a, b) => (a.code < b.code ? -1 : 1));

  /* The lists beside a chosen area, as components/frame/area_lists makes them for a page that opens:
     [options, value, disabled] of each, one after the other, and then the name in the field and the whole one. */
  function listed(areas, code, texts) {
    const path = [];
    for (let area = areas.find((a) => a.code === code); area; area = area.around) path.unshift(area);
    const last = path[path.length - 1];
    const answer = texts.first.flatMap((first, at) => {
      const whole = path[at] || last;
      let holder = whole;
      while (holder && holder.depth < at) {
        const parts = inside(areas, holder);
        holder = parts.length === 1 ? parts[0] : null;
      }
      if (!holder) return [[{ label: first, value: NONE }], NONE, true];
      const parts = inside(areas, holder).map((a) => ({ label: a.name, value: a.code }));
      const options = [{ label: texts.whole[whole.depth], value: whole.code }, ...parts];
      return [options, (path[at + 1] || whole).code, false];
    });
    const place = last ? [last.name, last.place].filter(Boolean).join(", ") : "";
    return [...answer, last ? path[0].name : "", place];
  }

  /* Where an arrow leads to from an option, or from none (-1): from one end on, and not past the other. */
  function step(active, by, count) {
    const next = active < 0 && by < 0 ? count - 1 : active + by;
    return Math.max(0, Math.min(next, count - 1));
  }

  const areas = { plain, extend, index, search, listed, step };
  if (typeof module === "object") module.exports = areas; // in the tests
  else window.wijkmonitor = Object.assign(window.wijkmonitor || {}, { areas: areas });
})();
