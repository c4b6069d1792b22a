/* The areas of a release by name: searching them, and what lies in them. No page and no server; so node runs the
 * tests of it (tests/js).
 */
(function () {
  "use strict";
  const MOST = 400; // more options than this only slow down the eye
  const NONE = "-"; // the line of a list that chooses nothing

  const plain = (name) =>
    name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").trim().replace(/^(?:['’‘]?s\s*-\s*|['’‘][a-z]\s*-?)/i, "").toLowerCase();

  /* The areas of rows [code, name, position of the area around it] behind those we have, as
     {code, name, plain, around (area or null), depth, place (the names around it), also, words}: what else it is
     called, and all words of its names and of those around it. ``aliases`` gives other names by code. */
  function extend(areas, rows, aliases) {
    const all = areas.slice();
    for (const [code, name, position] of rows) {
      const around = position === undefined ? null : all[position];
      const place = around ? (around.place ? around.name + ", " + around.place : around.name) : "";
      const words = plain(name);
      const depth = around ? around.depth + 1 : 0;
      const also = (aliases?.[code] || []).map(plain);
      const own = ` ${[words, ...also].join(" ").replace(APART, " ")}`;
      const every = own + (around ? around.words : " ");
      const simple = SIMPLE.test(words);
      all.push({ code, name, plain: words, simple, around, depth, place, also, own, words: every });
    }
    return all;
  }

  const dutch = new Intl.Collator("nl");
  const APART = /[\s,()'’.-]+/g;
  const SIMPLE = /^[a-z0-9 -]*$/; // of these letters the order of Dutch is that of their numbers, which is quicker
  function byName(a, b) {
    if (!a.simple || !b.simple) return dutch.compare(a.plain, b.plain);
    return a.plain < b.plain ? -1 : a.plain > b.plain ? 1 : 0;
  }

  /* What a search goes through: the areas in the order of their names, and of those that nothing lies around. */
  function index(areas) {
    const sorted = areas.slice().sort(byName);
    const levels = areas.reduce((most, a) => Math.max(most, a.depth + 1), 1);
    const sounds = [];
    for (const area of sorted)
      for (const name of [area.plain, ...area.also])
        for (const sound of new Set([name, folded(name)])) sounds.push([sound, area]);
    return { areas, sorted, levels, sounds, widest: areas.filter((a) => !a.around) };
  }

  /* The widest areas when nothing is typed; otherwise names that start with it, then words that do, then the
     rest, and of each a wide area before a narrow one. "Overvecht, Utrecht": a name, and what lies around it. */
  function search(index, query) {
    const wanted = plain(query);
    if (!wanted) return index.widest;
    const ranks = Array.from({ length: 3 * index.levels }, () => []);
    for (const area of index.sorted) {
      const other = area.also.some((name) => name.startsWith(wanted));
      const at = other ? 0 : area.plain.indexOf(wanted);
      if (at < 0) continue;
      const kind = at === 0 ? 0 : /[\s-]/.test(area.plain[at - 1]) ? 1 : 2;
      const rank = ranks[kind * index.levels + area.depth];
      if (rank.length <= MOST) rank.push(area); // what comes after these is never shown
    }
    const hits = [].concat(...ranks);
    if (hits.length) return hits;
    if (!query.includes(",")) return everyWord(index, wanted);
    const [first, ...others] = query.split(",");
    const around = others.map(plain).filter(Boolean);
    return first.trim() ? search(index, first).filter((area) => around.every((name) => lies(area, name))) : hits;
  }

  /* "overvecht utrecht": every word begins one of the area or of what lies around it, and one of them its own. */
  function everyWord(index, wanted) {
    const words = wanted.split(APART).filter((w) => w.length > 1).map((w) => " " + w);
    if (words.length < 2) return [];
    const ranks = Array.from({ length: index.levels }, () => []);
    for (const area of index.sorted) {
      if (!words.every((w) => area.words.includes(w))) continue;
      const rank = ranks[area.depth];
      if (rank.length <= MOST && words.some((w) => area.own.includes(w))) rank.push(area);
    }
    return [].concat(...ranks);
  }

  /* Sounds that are written in more ways than one, written in one: overvegt is Overvecht. */
  const folded = (name) =>
    name.replace(/ch/g, "g").replace(/ij|ei/g, "y").replace(/ck|c(?![eiy])/g, "k").replace(/(.)\1/g, "$1");

  /* Areas of which the name is one letter away from what was typed, when nothing else was found: "Bedoelt u …". */
  function near(index, query) {
    const words = plain(query);
    const sounded = folded(words);
    const found = new Set();
    if (words.length < 4) return [];
    for (const [sound, area] of index.sounds) if (oneOff(sound, sounded) || oneOff(sound, words)) found.add(area);
    return [...found].sort((a, b) => a.depth - b.depth).slice(0, 5);
  }

  /* Whether two words are equal but for one letter more, less, or another, or two letters that changed places. */
  function oneOff(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at += 1;
    const same = (i, j) => a.slice(i) === b.slice(j);
    const swapped = a[at] === b[at + 1] && a[at + 1] === b[at] && same(at + 2, at + 2);
    return same(at + 1, at + 1) || same(at + 1, at) || same(at, at + 1) || swapped;
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

  const areas = { plain, extend, index, search, near, listed, oneOff, step };
  if (typeof module === "object") module.exports = areas; // in the tests
  else window.wijkmonitor = Object.assign(window.wijkmonitor || {}, { areas: areas });
})();
