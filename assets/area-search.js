/* AreaSearch: one field in which people type the name of a gemeente or a wijk.
 *
 * The WAI-ARIA combobox pattern with a list of options. The names come from our own server, once per
 * release, when the field is first used; searching them, and listing the wijken that go with a choice, is
 * done here and takes about a millisecond.
 * Props: id, value (code or null), shown (name in the field), url, texts, chooses (the key of the selection
 * that it changes, if any); the list of wijken beside it follows from value and at.
 */
(function () {
  "use strict";
  const React = window.React;
  const h = React.createElement;
  const MOST = 400; // more options than this only slow down the eye
  const lists = new Map(); // url -> promise of [{code, name, gemeente, place, plain}]

  const plain = (name) =>
    name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/^'[a-z]\s*-?/i, "").toLowerCase().trim();

  function load(url) {
    if (!lists.has(url)) {
      const list = fetch(url)
        .then((answer) => {
          if (!answer.ok) throw new Error(String(answer.status));
          return answer.json();
        })
        .then((rows) => {
          const names = new Map(rows); // a wijk comes with the code of its gemeente
          return rows.map(([code, name, gemeente]) => {
            return { code, name, gemeente, place: names.get(gemeente), plain: plain(name) };
          });
        });
      list.catch(() => lists.delete(url)); // the next time the field is used, we try again
      lists.set(url, list);
    }
    return lists.get(url);
  }

  /* Gemeenten when nothing is typed; otherwise names that start with it, then words that do, then the rest. */
  function search(list, query) {
    const wanted = plain(query);
    if (!wanted) return list.filter((a) => !a.place);
    const rank = (a) => {
      if (a.plain.startsWith(wanted)) return a.place ? 1 : 0;
      const at = a.plain.indexOf(wanted);
      if (at < 0) return 9;
      return (/[\s-]/.test(a.plain[at - 1]) ? 2 : 4) + (a.place ? 1 : 0);
    };
    return list
      .map((a) => [rank(a), a])
      .filter(([r]) => r < 9)
      .sort(([r, a], [s, b]) => r - s || a.plain.localeCompare(b.plain, "nl"))
      .map(([, a]) => a);
  }

  /* The list of wijken beside a chosen area, as components/controls.wijk_list makes it for a page that opens:
     [options, value, disabled, name of the gemeente]. */
  function wijken(code, _at, url, texts) {
    return load(url).then((list) => {
      const area = list.find((a) => a.code === code);
      if (!area) return [[{ label: texts.no_wijk, value: "-" }], "-", true, ""];
      const gemeente = area.gemeente || area.code;
      const parts = list.filter((a) => a.gemeente === gemeente).map((a) => ({ label: a.name, value: a.code }));
      return [[{ label: texts.whole, value: gemeente }, ...parts], code, false, area.place || area.name];
    });
  }

  function AreaSearch(props) {
    const [open, setOpen] = React.useState(false);
    const [query, setQuery] = React.useState(null); // null: nothing typed since the field got the focus
    const [active, setActive] = React.useState(-1);
    const [list, setList] = React.useState(null);
    const [failed, setFailed] = React.useState(false);
    const listRef = React.useRef(null);
    const texts = props.texts;

    const found = React.useMemo(() => (list ? search(list, query || "") : []), [list, query]);
    const options = found.slice(0, MOST);

    React.useEffect(() => {
      const at = listRef.current?.querySelector('[aria-selected="true"]');
      if (at) at.scrollIntoView({ block: "nearest" });
    }, [active, open]);

    const start = () => {
      setOpen(true);
      setFailed(false);
      if (!list) load(props.url).then(setList, () => setFailed(true));
    };
    const stop = () => {
      setOpen(false);
      setQuery(null);
      setActive(-1);
    };
    const choose = (area) => {
      stop();
      const code = area ? area.code : null;
      const shown = area ? area.place || area.name : "";
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
      : !list
        ? texts.loading
        : !options.length
          ? texts.none
          : found.length > MOST
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
        "aria-expanded": open,
        "aria-controls": props.id + "-lijst",
        "aria-autocomplete": "list",
        "aria-activedescendant": open && active >= 0 ? props.id + "-" + active : undefined,
        value: query === null ? props.shown || "" : query,
        onFocus: (e) => {
          e.target.select();
          if (!list) load(props.url).then(setList, () => setFailed(true));
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

  window.dash_clientside = Object.assign({}, window.dash_clientside, { gebied: { wijken: wijken } });
  window.wijkmonitor = Object.assign(window.wijkmonitor || {}, { AreaSearch: React.memo(AreaSearch) });
})();
