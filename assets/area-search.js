/* AreaSearch: one field in which people type the name of an area of any level.
 *
 * The WAI-ARIA combobox pattern with a list of options. The names come from our own server, once per
 * release, when the field is first used; searching them, and listing the areas that lie in a choice, is
 * done by 1-areas.js and takes a few milliseconds.
 * Props: id, value (code or null), shown (name in the field), place (the whole name of the choice), url, texts,
 * chooses (the key of the selection that it changes, if any); the lists beside it follow from value and at.
 */
(function () {
  "use strict";
  const React = window.React;
  const h = React.createElement;
  const MOST = 400; // more options than this only slow down the eye
  const { extend, index, search, near, listed, step } = window.wijkmonitor.areas; // 1-areas.js

  // ---------------------------------------------------------------- fetching them

  const lists = new Map(); // url -> {first, all}: promises of an index, of the widest levels and of every one

  function get(url) {
    return fetch(url).then((answer) => {
      // The list has the id of its release: gone means that the server has another one now.
      if (answer.status === 404) window.wijkmonitor.renewed();
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
  }

  function load(url) {
    if (!lists.has(url)) {
      const first = get(url).then((answer) => ({ ...index(extend([], answer.gebieden, answer.ook)), more: answer.verder }));
      const all = first.then((known) =>
        known.more ? get(known.more).then((answer) => index(extend(known.areas, answer.gebieden))) : known
      );
      all.catch(() => lists.delete(url)); // the next time the field is used, we try again
      lists.set(url, { first, all });
    }
    return lists.get(url);
  }

  /* For Dash: what shows beside a field when ``code`` is chosen. With one list the widest levels will do. */
  function beside(code, _at, url, texts) {
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
    const meant = React.useMemo(() => (list && !list.more && !hits.length ? near(list, query || "") : []), [list, hits, query]);
    const options = hits.length ? hits.slice(0, MOST) : meant;

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
      while (widest?.around) widest = widest.around;
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
        setActive(step(active, e.key === "ArrowDown" ? 1 : -1, options.length));
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
          : meant.length
            ? texts.meant
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
