"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const choice = require("../../assets/1-choice.js");

const STANDING = {
  gebied: "GM0001", herkomst: "T", jaar: 2024, ijkpunt: "breder", thema: "onderwijs", indicator: null,
  vergelijk: null, met_herkomst: null, beeld: null, pagina: "abc", land: "NL00",
};

test("each chooser changes its own keys", () => {
  const cases = [
    [{ name: "thema", value: "zorg" }, { thema: "zorg", indicator: null }],
    [{ name: "indicator", value: "bijstand", theme: "werk" }, { thema: "werk", indicator: "bijstand" }],
    [{ name: "kaart", value: "bijstand|verloop" }, { indicator: "bijstand", beeld: "verloop" }],
    [{ name: "kaart", value: "bijstand|nu" }, { indicator: "bijstand", beeld: "nu" }],
    [{ name: "kaart", value: "bijstand|" }, { indicator: "bijstand", beeld: null }],
    [
      { name: "paar", value: "GM1|GM2||NL" },
      { gebied: "GM1", vergelijk: "GM2", herkomst: null, met_herkomst: "NL" },
    ],
    [{ name: "herkomst", value: "SYR" }, { herkomst: "SYR" }],
    [{ name: "vergelijk", value: "" }, { vergelijk: null }],
    [null, {}],
  ];
  for (const [event, changed] of cases) assert.deepEqual(choice.chosen(event), changed);
});

test("a change is merged and leaves the rest, and what stood is not touched", () => {
  const before = JSON.stringify(STANDING);
  assert.deepEqual(choice.merge(STANDING, { jaar: 2020 }), { ...STANDING, jaar: 2020 });
  assert.equal(JSON.stringify(STANDING), before);
});

test("choosing what is chosen changes nothing", () => {
  assert.equal(choice.merge(STANDING, {}), null);
  assert.equal(choice.merge(STANDING, { jaar: 2024, thema: "onderwijs" }), null);
});

test("no area is the whole land", () => {
  assert.equal(choice.merge(STANDING, { gebied: null }).gebied, "NL00");
  assert.equal(choice.merge({ ...STANDING, gebied: "NL00" }, { gebied: null }), null);
});

test("an area is gone from its year on, here and beside it", () => {
  const gone = { GM0001: 2022 };
  const at = (more) => choice.isGone({ ...STANDING, ...more }, gone);
  assert.deepEqual([2021, 2022, 2024].map((jaar) => at({ jaar })), [false, true, true]);
  assert.equal(at({ gebied: "GM0002" }), false);
  assert.equal(at({ gebied: "GM0002", vergelijk: "GM0001" }), true);
  assert.equal(choice.isGone(STANDING, {}), false);
});

test("what is looked at makes no other selection, what is chosen does", () => {
  const same = choice.but(STANDING);
  for (const key of ["thema", "indicator", "beeld", "pagina"])
    assert.equal(choice.but({ ...STANDING, [key]: "anders" }), same);
  for (const key of ["gebied", "herkomst", "jaar", "ijkpunt", "vergelijk", "met_herkomst"])
    assert.notEqual(choice.but({ ...STANDING, [key]: "anders" }), same);
  const { land, gebied, ...rest } = STANDING;
  assert.equal(choice.but({ ...rest, gebied, land }), same, "the order of the keys says nothing");
});

test("an address says what is not standard, and nothing of the page", () => {
  assert.equal(choice.query(STANDING), "gebied=GM0001&jaar=2024&thema=onderwijs");
  const more = { ...STANDING, herkomst: "BE_BU", ijkpunt: "totaal", vergelijk: undefined, beeld: "verloop" };
  assert.equal(
    choice.query(more),
    "gebied=GM0001&herkomst=BE_BU&jaar=2024&ijkpunt=totaal&thema=onderwijs&beeld=verloop"
  );
  assert.equal(choice.query({ zoek: "a&b =ü" }), "zoek=a%26b+%3D%C3%BC");
});

test("a page that opens begins with its own selection, one that stands goes on", () => {
  const given = { ...STANDING, weg: { GM0009: 2022 } };
  assert.deepEqual(choice.begin(given, null), { opened: true, current: STANDING, gone: { GM0009: 2022 } });
  const other = { ...STANDING, pagina: "zyx", jaar: 2020 };
  assert.deepEqual(choice.begin(given, other).current, STANDING);
  const chosen = { ...STANDING, jaar: 2020 };
  assert.deepEqual(choice.begin(STANDING, chosen), { opened: false, current: chosen, gone: {} });
});

test("an address is a whole selection when it names an area", () => {
  assert.deepEqual(choice.asked("?gebied=GM0001&jaar=2020"), { gebied: "GM0001", jaar: "2020" });
  for (const none of ["", "?", "?thema=zorg", "?gebied="]) assert.equal(choice.asked(none), null);
});
