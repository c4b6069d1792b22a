/* AreaSearch: one field in which people type the name of an area of any level, and what they want to know of it.
 *
 * The WAI-ARIA combobox pattern with a list of options. The names come from our own server, once per
 * release, when the field is first used; searching them, and listing the areas that lie in a choice, is
 * done by 1-areas.js, and what is asked besides is read by 1-ask.js; each takes a few milliseconds.
 * Props: id, value (code or null), shown (name in the field), place (the whole name of the choice), url, texts,
 * chooses (the key of the selection that it changes, if any); the lists beside it follow from value and at.
 * With `asks` (an edition) it also understands subjects, groups and years, and keeps what was last viewed there.
 * With `opens` (an address) it is the large one of the front door: a choice goes there, with its area.
 */
(function () {
  "use strict";
  const React = window.React;
  const h = React.createElement;
  const MOST = 400; // more options than this only slow down the eye
  const { extend, index, listed, step } = window.wijkmonitor.areas; // 1-areas.js
  const { learn, offer, address } = window.wijkmonitor.ask; // 1-ask.js
  const recent = window.wijkmonitor.recent; // 1-recent.js

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
      const first = get(url).then((answer) => ({
        ...index(extend([], answer.gebieden, answer.ook)),
        more: answer.verder,
        book: learn(answer.woorden),
      }));
      const all = first.then((known) =>
        known.more
          ? get(known.more).then((answer) => ({ ...index(extend(known.areas, answer.gebieden)), book: known.book }))
          : known
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

  const NOTHING = { options: [], unknown: [], meant: false, more: false };

  const named = ({ area, again }, texts) => {
    const beside = [area.place, again ? texts.again : ""].filter(Boolean).join(" · ");
    return [area.name, beside ? h("span", { className: "area-place" }, beside) : null];
  };

  const answered = (answer) => [
    h("span", { className: "answer-line" }, answer.title + " →"),
    ...answer.notes.map((words) => h("span", { className: "area-place", key: words }, words)),
  ];

  /* What is said with the list: that it is not there yet, that it is a question, or which words are left out. */
  function noteOf(failed, list, options, offered, texts) {
    if (failed) return texts.failed;
    if (!list || (list.more && !options.length)) return texts.loading;
    if (!options.length) return texts.none;
    const left = offered.unknown.length ? texts.unknown.replace("{woorden}", offered.unknown.join(", ")) : null;
    const said = [offered.meant ? texts.meant : null, left, offered.more ? texts.more : null];
    return said.filter(Boolean).join(" ") || null;
  }

  function AreaSearch(props) {
    const [open, setOpen] = React.useState(false);
    const [query, setQuery] = React.useState(null); // null: nothing typed since the field got the focus
    const [active, setActive] = React.useState(-1);
    const [list, setList] = React.useState(null);
    const [failed, setFailed] = React.useState(false);
    const listRef = React.useRef(null);
    const texts = props.texts;

    const input = React.useRef(null);
    const place = (code) => list.areas.find((area) => area.code === code);
    const offered = React.useMemo(() => {
      if (!list) return NOTHING;
      if (!query && props.asks) {
        const seen = recent.read(props.asks).map((code) => place(code)).filter((area) => area && area.code !== props.value);
        return { ...NOTHING, options: [...seen.map((area) => ({ area, again: true })), ...list.widest.map((area) => ({ area }))] };
      }
      const now = window.wijkmonitor.chosen() || {};
      return offer(query || "", list, props.asks ? list.book : null, now, place, texts, MOST);
    }, [list, query, props.value, open]);
    const options = offered.options;

    React.useEffect(() => {
      if (props.focus) input.current.focus();
    }, [props.focus]);
    React.useEffect(() => {
      if (props.asks && props.value) recent.add(props.asks, props.value);
    }, [props.value]);
    React.useEffect(() => {
      const at = listRef.current?.querySelector('[aria-selected="true"]');
      if (at) at.scrollIntoView({ block: "nearest" });
    }, [active, open]);

    /* Enter was pressed before the names were there: it holds for what stands first when they are. */
    const entered = React.useRef(false);
    const waits = !failed && (!list || (list.more && !options.length));
    React.useEffect(() => {
      if (!entered.current || waits) return;
      entered.current = false;
      if (options.length) pick(options[0]);
    }, [list, options]);

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
      entered.current = false;
      setOpen(false);
      setQuery(null);
      setActive(-1);
    };
    const leave = () => (props.opens ? setOpen(false) : stop()); // what was typed can still be opened
    const href = ({ area, answer }) => {
      if (!answer) return props.opens.replace("{gebied}", area.code);
      return window.wijkmonitor.at(address(answer));
    };
    const pick = (option) => {
      if (option.area && !props.opens) return choose(option.area);
      stop();
      if (option.area) recent.add(props.asks, option.area.code);
      window.wijkmonitor.open(href(option));
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
        const option = options[active] || (query && options[0]);
        if (option) pick(option);
        else entered.current = Boolean(query) && waits; // who types faster than the names come
      } else if (e.key === "Escape") {
        stop();
      }
    };

    /* Beside the large field: a link to what stands first, so that it can be opened anyhow. */
    const goes = (option) =>
      h(
        "a",
        {
          className: "area-go",
          href: query && option ? href(option) : "#" + props.id,
          onMouseDown: (e) => e.preventDefault(),
          onClick: (e) => {
            if (e.ctrlKey || e.metaKey || e.shiftKey) return;
            e.preventDefault();
            if (query && option) return pick(option);
            input.current.focus();
            start();
          },
        },
        texts.go
      );
    const note = noteOf(failed, list, options, offered, texts);
    const line = (option, i) =>
      h(
        "li",
        {
          key: option.answer ? option.answer.key : (option.again ? "weer-" : "") + option.area.code,
          id: props.id + "-" + i,
          role: "option",
          className: option.answer ? "is-answer" : undefined,
          "aria-selected": i === active,
          onMouseDown: (e) => {
            e.preventDefault(); // keep the focus in the field
            pick(option);
          },
        },
        ...(option.answer ? answered(option.answer) : named(option, texts))
      );
    return h(
      "div",
      { className: "area-search" + (open ? " is-open" : "") },
      h("input", {
        id: props.id,
        ref: input,
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
          entered.current = false;
          setQuery(e.target.value);
          setActive(e.target.value ? 0 : -1);
          start();
        },
        onKeyDown: onKeyDown,
        onBlur: leave,
      }),
      props.value && props.clearable !== false
        ? h(
            "button",
            { type: "button", className: "area-clear", "aria-label": texts.clear, onClick: () => choose(null) },
            "×"
          )
        : null,
      props.opens ? goes(options[Math.max(active, 0)]) : null,
      h(
        "div",
        { className: "area-drop" },
        h("p", { className: "area-note", role: "status" }, open ? note : null),
        h(
          "ul",
          { id: props.id + "-lijst", role: "listbox", "aria-label": texts.list, hidden: !open, ref: listRef },
          open ? options.map(line) : null
        )
      )
    );
  }

  window.wijkmonitor.dash.callbacks("gebied", { beside: beside });
  window.wijkmonitor = Object.assign(window.wijkmonitor || {}, { AreaSearch: React.memo(AreaSearch) });
})();
