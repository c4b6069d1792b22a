"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { extend, index, listed, near, plain, search, step } = require("../../assets/1-areas.js");

// Gemeenten, wijken and buurten as serving/places.py sends them: a part names the place of what lies around it.
const ROWS = [
  ["GM1", "Utrecht"], ["GM2", "'s-Hertogenbosch"], ["GM3", "Nieuw-Utrecht"], ["GM4", "Súdwest-Fryslân"],
  ["WK11", "Overvecht", 0], ["WK12", "Utrecht-Oost", 0], ["WK21", "Overvecht", 1], ["WK31", "Midden", 2],
  ["BU121", "Oudwijk", 5], ["BU122", "Bijutrechtse polder", 5], ["BU311", "Alles", 7],
];
const areas = extend([], ROWS);
const codes = (query, from = areas) => search(index(from), query).map((a) => a.code);

test("a name is found whatever its accents, capitals and article", () => {
  assert.equal(plain("'s-Hertogenbosch"), "hertogenbosch");
  assert.equal(plain("  SÚDWEST-Fryslân "), "sudwest-fryslan");
  assert.deepEqual(codes("sudwest"), ["GM4"]);
  assert.deepEqual(codes("HERTOGEN"), ["GM2"]);
  assert.deepEqual(codes("'s-hertogen"), ["GM2"]);
});

test("names that start with it, then words that do, then the rest; a wide area before a narrow one", () => {
  assert.deepEqual(codes("utrecht"), ["GM1", "WK12", "GM3", "BU122"]);
});

test("areas of one rank stand in the order of their names", () => {
  const rows = [["C", "Zand"], ["B", "zàb"], ["A", "Zaal"]];
  assert.deepEqual(codes("z", extend([], rows)), ["A", "B", "C"]);
});

test("nothing typed gives the widest areas, and what is nowhere gives none", () => {
  assert.deepEqual(codes(""), ["GM1", "GM2", "GM3", "GM4"]);
  assert.deepEqual(codes("   "), ["GM1", "GM2", "GM3", "GM4"]);
  assert.deepEqual(codes("xyzzy"), []);
});

test("behind a comma stands what lies around it, at any distance", () => {
  assert.deepEqual(codes("overvecht"), ["WK11", "WK21"]);
  assert.deepEqual(codes("Overvecht, Utrecht"), ["WK11"]);
  assert.deepEqual(codes("overvecht, hertogen"), ["WK21"]);
  assert.deepEqual(codes("oudwijk, utrecht-oost, utrecht"), ["BU121"]);
  assert.deepEqual(codes("oudwijk, hertogen"), []);
  assert.deepEqual(codes(", utrecht"), []);
});

test("other names, a name without its sign, and words of what lies around it", () => {
  const known = extend([], [["GM1", "Utrecht"], ["GM2", "'s-Gravenhage"], ["WK1", "Overvecht", 0], ["WK2", "Laak", 1]], {
    GM2: ["Den Haag"],
  });
  assert.deepEqual(codes("den haag", known), ["GM2"]);
  assert.deepEqual(codes("Den H", known), ["GM2"]);
  assert.deepEqual(codes("s-gravenhage", known), ["GM2"]);
  assert.deepEqual(codes("overvecht utrecht", known), ["WK1"]);
  assert.deepEqual(codes("utrecht over", known), ["WK1"]);
  assert.deepEqual(codes("laak den haag", known), ["WK2"]);
  assert.deepEqual(codes("overvecht haag", known), []);
});

test("one letter away is a question, and only when nothing is found", () => {
  const asked = (query) => near(index(areas), query).map((a) => a.code);
  assert.deepEqual(asked("overvegt"), ["WK11", "WK21"]);
  assert.deepEqual(asked("overvech"), ["WK11", "WK21"]);
  assert.deepEqual(asked("utrehct"), ["GM1"]);
  assert.deepEqual(asked("hertogenbos"), ["GM2"]);
  assert.deepEqual(asked("oudweik"), ["BU121"]);
  assert.deepEqual(asked("xyzzy"), []);
  assert.deepEqual(asked("utr"), []);
});

test("names that come later are put behind the first, and know what lies around them", () => {
  const later = extend(extend([], ROWS.slice(0, 4)), ROWS.slice(4));
  assert.deepEqual(later, areas);
  assert.equal(later[8].place, "Utrecht-Oost, Utrecht");
  assert.deepEqual(later.map((a) => a.depth), [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2]);
});

const TWO = { first: ["Kies een gemeente", "Kies een wijk"], whole: ["Hele gemeente", "Hele wijk"] };
const values = (list) => list.map((option) => option.value);

test("the lists beside a gemeente: its wijken, and nothing below them yet", () => {
  const [wijken, wijk, closed, buurten, buurt, shut, name, place] = listed(areas, "GM1", TWO);
  assert.deepEqual(values(wijken), ["GM1", "WK11", "WK12"]);
  assert.equal(wijken[0].label, "Hele gemeente");
  assert.deepEqual([wijk, closed], ["GM1", false]);
  assert.deepEqual([buurten, buurt, shut], [[{ label: "Kies een wijk", value: "-" }], "-", true]);
  assert.deepEqual([name, place], ["Utrecht", "Utrecht"]);
});

test("the lists beside a buurt: each says in what it lies", () => {
  const [wijken, wijk, , buurten, buurt, shut, name, place] = listed(areas, "BU122", TWO);
  assert.equal(wijk, "WK12");
  assert.deepEqual(values(wijken), ["GM1", "WK11", "WK12"]);
  assert.deepEqual(values(buurten), ["WK12", "BU121", "BU122"]);
  assert.equal(buurten[0].label, "Hele wijk");
  assert.deepEqual([buurt, shut], ["BU122", false]);
  assert.deepEqual([name, place], ["Utrecht", "Bijutrechtse polder, Utrecht-Oost, Utrecht"]);
});

test("what has one part only needs no choice of it", () => {
  const [, wijk, , buurten, buurt] = listed(areas, "GM3", TWO);
  assert.equal(wijk, "GM3");
  assert.deepEqual(values(buurten), ["GM3", "BU311"]);
  assert.equal(buurt, "GM3");
});

test("without an area every list waits", () => {
  const wait = (label) => [[{ label: label, value: "-" }], "-", true];
  assert.deepEqual(listed(areas, "-", TWO), [...wait(TWO.first[0]), ...wait(TWO.first[1]), "", ""]);
  assert.deepEqual(listed(areas, undefined, TWO).slice(-2), ["", ""]);
});

test("arrows begin at an end and stop at the other", () => {
  assert.equal(step(-1, 1, 5), 0);
  assert.equal(step(-1, -1, 5), 4);
  assert.equal(step(1, 1, 5), 2);
  assert.equal(step(4, 1, 5), 4);
  assert.equal(step(0, -1, 5), 0);
  assert.equal(step(-1, 1, 0), 0);
});
