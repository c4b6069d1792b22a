/* What somebody asks in the search field: areas, subjects, a group and a year, in any order. No page and no
 * server; so node runs the tests of it (tests/js). The names of areas are searched by 1-areas.js.
 *
 * `learn` makes of the words of a release (serving/places.py) a vocabulary; `understand` reads a query with it and
 * an index of areas; `answers` makes of that where to go, each said in words before anybody goes.
 */
(function () {
  "use strict";
  const { plain, search, near, oneOff } = typeof module === "object" ? require("./1-areas.js") : window.wijkmonitor.areas;
  const APART = /[\s,()'’./+-]+/g;
  const YEAR = /^(19|20)\d\d$/;
  const EVERYONE = "T";
  const PREFIX = 4; // letters from which the beginning of a word is taken for that word, while it is typed
  const BEFORE = 7; // areas that stand before what a word may mean besides
  const TYPO = 5; // letters from which one that is off is asked about

  const split = (query) => plain(query).split(APART).filter(Boolean);

  /* The phrases of a release: a map of words to what they mean, as {kind, id}. */
  function learn(given) {
    const phrases = new Map();
    let longest = 1;
    const add = (words, meaning) => {
      for (const word of words) {
        const parts = split(word);
        longest = Math.max(longest, parts.length);
        const key = parts.join(" ");
        if (!phrases.has(key)) phrases.set(key, []);
        if (!phrases.get(key).some((m) => m.kind === meaning.kind && m.id === meaning.id)) phrases.get(key).push(meaning);
      }
    };
    const by = (list) => new Map(list.map((one) => [one.id, one]));
    for (const one of given.onderwerpen) add(one.woorden, { kind: "subject", id: one.id });
    for (const one of given.themas) add(one.woorden, { kind: "theme", id: one.id });
    for (const one of given.groepen) add(one.woorden, { kind: "group", id: one.id });
    for (const one of given.beelden) add(one.woorden, { kind: "view", id: one.id });
    add(given.land, { kind: "land", id: given.gebied.code });
    const filler = new Set(given.vulling.map((word) => split(word).join(" ")));
    return {
      phrases, longest, filler,
      keys: [...phrases.keys()],
      subjects: by(given.onderwerpen), themes: by(given.themas), groups: by(given.groepen),
      counting: new Set(given.tellen.map((word) => split(word).join(" "))), counted: given.geteld,
      years: given.jaren, year: given.jaar, land: given.gebied,
    };
  }

  // ---------------------------------------------------------------- areas of which every word is known

  const marks = new WeakMap(); // index -> word -> per area: 2 its own name has it, 1 what lies around it
  function marked(index, word) {
    if (!marks.has(index)) marks.set(index, new Map());
    const known = marks.get(index);
    if (!known.has(word)) {
      const wanted = " " + word;
      known.set(word, Uint8Array.from(index.sorted, (a) => (!a.words.includes(wanted) ? 0 : a.own.includes(wanted) ? 2 : 1)));
      if (known.size > 200) known.delete(known.keys().next().value);
    }
    return known.get(word);
  }
  const occurs = (index, word) => marked(index, word).some(Boolean);

  /* Areas that have every word, one of them in their own name: whole names first, then wide before narrow. */
  function areasOf(index, words, most) {
    if (!words.length) return [];
    const columns = words.map((word) => marked(index, word));
    const hits = [];
    index.sorted.forEach((area, i) => {
      if (columns.every((c) => c[i]) && columns.some((c) => c[i] === 2)) hits.push(area);
    });
    const whole = words.join(" ");
    const rank = (area) => (split(area.name).join(" ") === whole || area.also.includes(whole) ? 0 : 1 + area.depth);
    return hits.map((area) => [rank(area), area]).sort((a, b) => a[0] - b[0]).slice(0, most).map((pair) => pair[1]);
  }

  // ---------------------------------------------------------------- reading a query

  /* What the words at `from` mean, the longest phrase first; the last word may be the beginning of one. */
  function phraseAt(words, from, book) {
    for (let length = Math.min(book.longest, words.length - from); length > 0; length -= 1) {
      const key = words.slice(from, from + length).join(" ");
      if (book.phrases.has(key)) return { length, means: book.phrases.get(key) };
    }
    return null;
  }

  function beginning(word, book) {
    if (word.length < PREFIX) return [];
    return book.keys.filter((key) => key.startsWith(word)).slice(0, 3).flatMap((key) => book.phrases.get(key));
  }

  function typo(word, book) {
    if (word.length < TYPO) return null;
    return book.keys.find((key) => key[0] === word[0] && !key.includes(" ") && oneOff(key, word)) || null;
  }

  /* {subjects, themes, groups, year, land, areas, unknown, meant, counts}: ids of the first three, areas, and the
     words that mean nothing here. `meant`: something was one letter off, so it is a question. */
  function understand(query, index, book, most = 6) {
    const words = split(query);
    const seen = { subjects: [], themes: [], groups: [], views: [], year: null, land: false, areas: [], unknown: [], meant: [], counts: false };
    const take = (meaning) => {
      if (meaning.kind === "land") seen.land = true;
      else if (!seen[meaning.kind + "s"].includes(meaning.id)) seen[meaning.kind + "s"].push(meaning.id);
    };
    let rest = [];
    for (let i = 0; i < words.length; i += 1) {
      const phrase = YEAR.test(words[i]) ? null : phraseAt(words, i, book);
      if (YEAR.test(words[i]) && !seen.year) seen.year = Number(words[i]);
      else if (phrase && !(phrase.length === 1 && book.filler.has(words[i]))) {
        phrase.means.forEach(take);
        i += phrase.length - 1;
      } else rest.push(words[i]);
    }
    seen.counts = rest.some((word) => book.counting.has(word));
    const exact = areasOf(index, rest, most).filter((a) => split(a.name).join(" ") === rest.join(" "));
    if (exact.length) rest = split(exact[0].name); // "de wijk" is a name too
    else rest = rest.filter((word) => !book.filler.has(word));
    const finished = /\s$/.test(query);
    rest = rest.filter((word, i) => {
      const last = !finished && i === rest.length - 1 && word === words[words.length - 1];
      if (occurs(index, word)) return true;
      const means = last ? beginning(word, book) : [];
      means.forEach(take);
      return !means.length;
    });
    seen.areas = areasOf(index, rest, most);
    if (!seen.areas.length && rest.length) withFaults(rest, index, book, seen, take, most);
    return seen;
  }

  /* Words of which no area has all: without those that nothing has, then with those that are one letter off. */
  function withFaults(rest, index, book, seen, take, most) {
    const known = [];
    for (const word of rest) {
      if (occurs(index, word)) known.push(word);
      else {
        const right = typo(word, book);
        const areas = right ? [] : near(index, word);
        if (right) book.phrases.get(right).forEach(take);
        if (right || areas.length) seen.meant.push(word);
        if (areas.length && !seen.areas.length) seen.areas = areas;
        if (!right && !areas.length) seen.unknown.push(word);
      }
    }
    const both = areasOf(index, known, most);
    if (seen.areas.length && known.length) {
      const held = seen.areas.filter((a) => known.every((word) => a.words.includes(" " + word)));
      if (held.length) return void (seen.areas = held);
      seen.unknown.push(...known);
    } else if (both.length) seen.areas = both;
    else {
      // Each is the name of something, but of nothing together: the first that leads somewhere counts, and is said.
      for (let i = known.length - 1; i > 0 && !seen.areas.length; i -= 1) {
        seen.areas = areasOf(index, known.slice(0, i), most);
        if (seen.areas.length) seen.unknown.push(...known.slice(i));
      }
    }
  }

  /* Whether a query is about more than areas. */
  const asksMore = (seen) => Boolean(seen.subjects.length || seen.views.length || seen.themes.length || seen.groups.length || seen.year);

  // ---------------------------------------------------------------- where it leads

  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* At most `most` answers: {key, title, notes, page, anchor, query}. `now` is what is chosen now, `texts` the
     words of notes; `place(code)` gives the area of a code. What is not asked for stays as it is, and is said. */
  function answers(seen, book, now, place, texts, most = 6) {
    const land = { code: book.land.code, name: book.land.name, depth: -1, place: "" };
    const here = now.gebied && now.gebied !== land.code ? place(now.gebied) || land : land;
    const areas = seen.areas.length ? seen.areas : [seen.land ? land : here];
    const subjects = subjectsOf(seen, book);
    const one = [];
    for (const subject of subjects) one.push(answer(seen, book, now, areas[0], subject, texts));
    for (const area of areas.slice(1)) one.push(answer(seen, book, now, area, subjects[0], texts));
    return one.slice(0, most);
  }

  /* The subjects that the release has of those that were named; else one that it lacks; else a theme, or none. */
  function subjectsOf(seen, book) {
    const named = seen.subjects.map((id) => book.subjects.get(id));
    const there = named.filter((subject) => subject.groepen.length);
    if (there.length) return there;
    if (named.length) return [{ lacks: named[0].naam, thema: named[0].thema }];
    const themes = seen.themes.map((id) => book.themes.get(id));
    if (themes.length) return themes.filter((t) => t.er).concat(themes).slice(0, 1).map((t) => ({ thema: t.id, lacks: t.er ? null : t.naam }));
    if (seen.counts && seen.groups.length) return [book.subjects.get(book.counted)].filter((s) => s?.groepen.length);
    return [null];
  }

  function answer(seen, book, now, area, subject, texts) {
    const notes = [];
    const depth = area.depth + 1;
    const theme = subject && book.themes.get(subject.thema);
    if (subject?.lacks) notes.push(fill(texts.lacks, { wat: subject.lacks, thema: theme.naam }));
    const split = subject?.groepen ? subject.groepen[depth] || [] : null;
    const has = (code) => book.groups.get(code)?.er && (!split || split.includes(code));
    const typed = seen.groups.map((code) => book.groups.get(code));
    const asked = typed.find((g) => has(g.id)) || typed[0];
    let group = asked ? asked.id : now.herkomst || EVERYONE;
    if (asked && !has(group)) {
      const key = asked.er ? "unsplit" : "groupless";
      notes.push(fill(texts[key], { groep: whom(asked, texts), wat: subject?.naam || "" }));
    }
    if (!has(group)) group = EVERYONE;
    let year = seen.year || now.jaar || book.year;
    if (!book.years.includes(year)) {
      const other = now.jaar && book.years.includes(now.jaar) ? now.jaar : book.year;
      notes.push(fill(texts.yearless, { jaar: year, ander: other }));
      year = other;
    }
    let view = subject?.groepen ? seen.views[0] : null;
    if (view === "herkomst" && !split.some((code) => code !== EVERYONE)) {
      notes.push(fill(texts.undivided, { wat: subject.naam }));
      view = null;
    }
    if (split && !split.length) notes.push(fill(texts.levelless, { wat: subject.naam }));
    const since = subject?.vanaf?.[depth];
    if (since && year < since) {
      notes.push(fill(texts.sooner, { wat: subject.naam, jaar: since, ander: book.year }));
      year = book.year;
    }
    const shown = book.groups.get(group);
    const where = area.place ? area.name + ", " + area.place : area.name;
    const what = subject?.naam || theme?.naam || (asked && group !== EVERYONE ? texts.origin : null);
    const title = [what, where, view === "herkomst" ? texts.split : whom(shown, texts), view === "verloop" ? texts.trend : year].filter(Boolean).join(" · ");
    const page = theme ? "/thema/" + theme.id : asked && group !== EVERYONE ? "/herkomst" : "/";
    const query = { gebied: area.code, herkomst: group, jaar: year, thema: theme?.id, indicator: subject?.id, beeld: view };
    const key = [page, area.code, subject?.id || ""].join("|");
    return { key, title, notes, page, anchor: subject?.id || "", query };
  }

  /* "herkomst Syrië"; the name itself of who is called otherwise. */
  function whom(group, texts) {
    if (!group || group.id === EVERYONE) return group ? group.naam.toLowerCase() : "";
    return group.land ? fill(texts.from, { land: group.naam }) : group.naam;
  }

  /* The address of an answer, below the root of the edition. */
  function address(answer) {
    const words = new URLSearchParams();
    for (const [key, value] of Object.entries(answer.query)) if (value) words.set(key, value);
    return answer.page + "?" + words + (answer.anchor ? "#" + answer.anchor : "");
  }

  /* What is offered for a query: {options: [{area} or {answer}], unknown, meant, more}. A name that is typed gives
     the areas that bear it, as ever; what is more than a name gives answers. `book` null: only areas. */
  function offer(query, index, book, now, place, texts, most) {
    const none = { options: [], unknown: [], meant: false, more: false };
    const hits = search(index, query);
    const asArea = (area) => ({ area });
    if (!book || !split(query).length) return hits.length ? { ...none, options: hits.slice(0, most).map(asArea), more: hits.length > most } : nearby();
    const seen = understand(query, index, book);
    const told = asksMore(seen) ? answers(seen, book, now, place, texts).map((answer) => ({ answer })) : [];
    if (hits.length) {
      const whole = split(query).join(" ");
      const first = split(hits[0].name).join(" ") !== whole && book.phrases.has(whole);
      const named = hits.slice(0, most).map(asArea);
      const options = first ? [...told, ...named] : [...named.slice(0, BEFORE), ...told, ...named.slice(BEFORE)];
      return { ...none, options, more: hits.length > most };
    }
    if (told.length) return { options: told, unknown: seen.unknown, meant: seen.meant.length > 0, more: false };
    if (seen.land) return { ...none, options: answers(seen, book, now, place, texts).map((answer) => ({ answer })) };
    const close = nearby();
    if (close.options.length || !seen.areas.length) return close;
    return { options: seen.areas.map(asArea), unknown: seen.unknown, meant: seen.meant.length > 0, more: false };

    function nearby() {
      const meant = index.more ? [] : near(index, query);
      return { ...none, options: meant.map(asArea), meant: meant.length > 0 };
    }
  }

  const ask = { learn, understand, asksMore, answers, offer, address };
  if (typeof module === "object") module.exports = ask; // in the tests
  else window.wijkmonitor = Object.assign(window.wijkmonitor || {}, { ask: ask });
})();
