"""What we know of Dash's insides, line by line: what, where, why, and what the monitor does without it.

Each line has a test of the same name in tests/insides/test_insides.py. When a newer Dash fails one, the line
tells what it was for: mend the file that is named, or do without it as ``plain`` says.
"""

from __future__ import annotations

from dataclasses import dataclass

SEEN = "4.4.1"
"""The version of Dash in which all of this was last seen to be so."""


@dataclass(frozen=True)
class Inside:
    """One thing that Dash does not promise.

    ``name`` is that of its test; ``what`` Dash does, ``where`` we know it, ``why`` we want it, and what
    happens with WIJKMONITOR_PLAIN=1 (``plain``; "the same" where Dash offers no other way).
    """

    name: str
    what: str
    where: tuple[str, ...]
    why: str
    plain: str
    seen: str = SEEN


_DASH_JS = "assets/0-dash.js"
_SAME = "the same: it is how packages of components and pages are made, and Dash offers no other way"

LISTED = (
    Inside(
        "script_tags",
        "The first HTML names each script in a <script src> of its own, and each style in a <link>.",
        ("insides/bundle.py",),
        "Two files instead of some thirty: the first picture stands a second sooner on a slow line.",
        "thirty files",
    ),
    Inside(
        "renderer_name",
        "A page is refused when no script in it is called something with dash-renderer.",
        ("insides/bundle.py",),
        "The one file of scripts bears that name.",
        "no such file",
    ),
    Inside(
        "renderer_start",
        'Dash starts in an inline script, new DashRenderer(); a page is refused without id="_dash-renderer.',
        ("insides/bundle.py", "insides/index.py"),
        "The scripts, and Dash with them, start when the first picture has been painted.",
        "Dash starts while the page is being read",
    ),
    Inside(
        "current_script",
        "The scripts of Dash learn from document.currentScript where the rest of them is.",
        ("insides/bundle.py",),
        "In one file each of them has to believe that it still stands at its own address.",
        "no such file",
    ),
    Inside(
        "unused_scripts",
        "Every page loads a polyfill, DataTable and every package of components that was ever imported.",
        ("insides/index.py",),
        "A fifth of a megabyte that nobody uses, or on one page only.",
        "they are loaded",
    ),
    Inside(
        "library_address",
        "The script of a package stands at /_dash-component-suites/<package>/<package>.min.js.",
        (_DASH_JS,),
        "The grid of /database is fetched there, and on that page only.",
        "it comes with every page",
    ),
    Inside(
        "loading_words",
        'Dash writes "Loading..." in the page until its scripts have started.',
        ("insides/index.py",),
        "The monitor is in Dutch.",
        "these words stand there",
    ),
    Inside(
        "page_content",
        "A page is drawn in, and asked for by the name of, the element _pages_content.",
        ("insides/pages.py", _DASH_JS),
        "The still page is drawn there, and goes when something stands in it.",
        "no still page; a page that fails is not told from another question",
    ),
    Inside(
        "session_store",
        "dcc.Store keeps its value in sessionStorage under its id.",
        ("insides/pages.py", _DASH_JS),
        "Who has chosen an area in this tab must not see another one first, and a question on a page without "
        "choices is about that area.",
        "no still page, and such a question asks for the area",
    ),
    Inside(
        "tree_of_components",
        "A component says what it is in _namespace and _type, and its properties are attributes.",
        ("insides/still.py",),
        "The still page is drawn from the same components as the real one.",
        "no still page",
    ),
    Inside(
        "to_json",
        "What a callback answers is written by the function to_json of the module dash._callback.",
        ("insides/plain_json.py",),
        "Dash escapes every < of our HTML: a third more bytes, a tenth of the time of a redraw.",
        "Dash's own JSON",
    ),
    Inside(
        "addresses",
        "All addresses of Dash begin with /_dash; those of scripts hold a version that may be anything.",
        ("insides/addresses.py",),
        "Scripts are compressed once and kept by the browser; a failing callback answers no page.",
        "a script is compressed again for every version that is asked for, and kept as long as Dash says",
    ),
    Inside(
        "questions",
        "The browser asks callbacks with fetch, by POST to /_dash-update-component, and names the outputs.",
        ("insides/addresses.py", _DASH_JS),
        "Dash says nothing on screen when an answer fails: we do, until the same question is answered.",
        "every POST of our pages counts, and any answer takes the message away",
    ),
    Inside(
        "described_component",
        "A component in an answer is {namespace, type, props}, and set_props takes one as children.",
        (_DASH_JS,),
        "Plotly is fetched and started by a chart out of sight, while nobody waits for it.",
        "the first chart of a visit comes half a second later",
    ),
    Inside(
        "house_component",
        "A component is drawn by window[namespace][type] with window.React; its class has the attributes "
        "that Dash's generator writes.",
        ("insides/component.py",),
        "HTML made on the server costs a millisecond where a tree of components costs tens.",
        _SAME,
    ),
    Inside(
        "page_registry",
        "The register of pages names of each its module, path, path_template and layout.",
        ("insides/pages.py",),
        "Dash answers every address with 200; an address that is no page gets 404.",
        _SAME,
    ),
    Inside(
        "history",
        "Dash opens the page of the address when the browser tells that its history moved (popstate).",
        (_DASH_JS,),
        "Links in our HTML open a page without loading the app anew. The event dcc.Link sends is private.",
        "the same: without it the button back would not work either",
    ),
    Inside(
        "set_props",
        "window.dash_clientside.set_props changes a component from any script, past the queue of callbacks.",
        (_DASH_JS,),
        "A choice goes into the store in one step instead of two rounds: some fifteen milliseconds less.",
        "the same: it is documented since Dash 2.17",
    ),
    Inside(
        "element_of_an_id",
        "An id that is an object becomes the id of an element as JSON, its keys in alphabetical order.",
        (_DASH_JS,),
        "The width that a chart has is measured before it is drawn.",
        "the same: Dash offers no other way; were it lost, small charts would keep their columns on a phone",
    ),
)
