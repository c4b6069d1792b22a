/* AreaSearch: one field in which people type the name of an area of any level.
 *
 * The WAI-ARIA combobox pattern with a list of options. The names come from our own server, once per
 * release, when the field is first used; searching them, and listing the areas that lie in a choice, is
 * done here and takes a few milliseconds.
 * Props: id, value (code or null), shown (name in the field), place (the whole name of the choice), url, texts,
 * chooses (the key of the selection that it changes, if any); the lists beside it follow from value and at.
 */
(function () {
  "use strict";
  const React = window.React;
  const h = React.createElement;
  const MOST = 400; // more options than this only slow down the eye
  const NONE = "-"; // the line of a list that chooses nothing

  // ---------------------------------------------------------------- the areas, as data

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

  // ---------------------------------------------------------------- fetching them

  const lists = new Map(); // url -> {first, all}: promises of an index, of the widest levels and of every one

  function get(url) {
    return fetch(url).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
  }

  function load(url) {
    if (!lists.has(url)) {
      const first = get(url).then((answer) => ({ ...index(extend([], answer.gebieden)), more: answer.verder }));
      const all = first.then((known) =>
        known.more ? get(known.more).then((answer) => index(extend(known.areas, answer.gebieden))) : known
      );
      all.catch(() => lists.delete(url)); // the next time the field is used, we try again
      lists.set(url, { first, all });
    }
    return lists.get(url);
  }

  /* For Dash: what shows beside a field when ``code`` is chosen. With one list the widest levels will do. */
  function beside(code, at, url, texts) {
    const { first, all } = load(url);
    return (texts.first.length > 1 ? all : first).then((known) => listed(known.areas, code, texts));
  }

  // ---------------------------------------------------------------- the field

  function AreaSearch(props) {
    const [open, setOpen] = React.useState(false);
    const [query, setQuery] = React.useState(null); // null: nothing typed since the field got the focus
    const [active, setActive] = React.useState(-1);
    const [list, setList] = React.useState(null);
    const [failed, setFailed] = React.useState(false);
    const listRef = React.useRef(null);
    const texts = props.texts;

    const hits = React.useMemo(() => (list ? search(list, query || "") : []), [list, query]);
    const options = hits.slice(0, MOST);

    React.useEffect(() => {
      const at = listRef.current?.querySelector('[aria-selected="true"]');
      if (at) at.scrollIntoView({ block: "nearest" });
    }, [active, open]);

    const fetchNames = () => {
      if (list && !list.more) return;
      const { first, all } = load(props.url);
      if (!list) first.then(setList, () => setFailed(true));
      all.then(setList, () => setFailed(true));
    };
    const start = () => {
      setOpen(true);
      setFailed(false);
      fetchNames();
    };
    const stop = () => {
      setOpen(false);
      setQuery(null);
      setActive(-1);
    };
    const choose = (area) => {
      stop();
      const code = area ? area.code : null;
      let widest = area;
      while (widest && widest.around) widest = widest.around;
      const shown = widest ? widest.name : "";
      // The moment makes it a new choice, also when it is the same.
      if (!props.chooses) return props.setProps({ value: code, shown: shown, at: Date.now() });
      props.setProps({ shown: shown });
      window.wijkmonitor.put({ [props.chooses]: code }); // sets the others when Dash has asked for the figures
    };
    const onKeyDown = (e) => {
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        e.preventDefault();
        if (!open) return start();
        const step = e.key === "ArrowDown" ? 1 : -1;
        const next = active < 0 && step < 0 ? options.length - 1 : active + step;
        setActive(Math.max(0, Math.min(next, options.length - 1)));
      } else if (e.key === "Enter" && open) {
        e.preventDefault();
        const area = options[active] || (query && options[0]);
        if (area) choose(area);
      } else if (e.key === "Escape") {
        stop();
      }
    };

    const note = failed
      ? texts.failed
      : !list || (list.more && !options.length)
        ? texts.loading
        : !options.length
          ? texts.none
          : hits.length > MOST
            ? texts.more
            : null;
    return h(
      "div",
      { className: "area-search" + (open ? " is-open" : "") },
      h("input", {
        id: props.id,
        type: "text",
        className: "form-control",
        role: "combobox",
        autoComplete: "off",
        spellCheck: false,
        placeholder: texts.placeholder,
        "data-chooses": props.chooses,
        "aria-expanded": open,
        "aria-controls": props.id + "-lijst",
        "aria-autocomplete": "list",
        "aria-activedescendant": open && active >= 0 ? props.id + "-" + active : undefined,
        value: query === null ? props.shown || "" : query,
        onFocus: (e) => {
          e.target.select();
          fetchNames();
        },
        onClick: start,
        onChange: (e) => {
          setQuery(e.target.value);
          setActive(e.target.value ? 0 : -1);
          start();
        },
        onKeyDown: onKeyDown,
        onBlur: stop,
      }),
      props.value && props.clearable !== false
        ? h(
            "button",
            { type: "button", className: "area-clear", "aria-label": texts.clear, onClick: () => choose(null) },
            "×"
          )
        : null,
      h(
        "ul",
        { id: props.id + "-lijst", role: "listbox", "aria-label": texts.list, hidden: !open, ref: listRef },
        open
          ? options.map((area, i) =>
              h(
                "li",
                {
                  key: area.code,
                  id: props.id + "-" + i,
                  role: "option",
                  "aria-selected": i === active,
                  onMouseDown: (e) => {
                    e.preventDefault(); // keep the focus in the field
                    choose(area);
                  },
                },
                area.name,
                area.place ? h("span", { className: "area-place" }, area.place) : null
              )
            )
          : null
      ),
      h("p", { className: "area-note", role: "status" }, open ? note : null)
    );
  }

  window.wijkmonitor.dash.callbacks("gebied", { beside: beside });
  window.wijkmonitor = Object.assign(window.wijkmonitor || {}, { AreaSearch: React.memo(AreaSearch) });
})();
