"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { extend, index } = require("../../assets/1-areas.js");
const { address, answers, learn, offer, understand } = require("../../assets/1-ask.js");

const ROWS = [
  ["GM1", "Utrecht"], ["GM2", "Rotterdam"], ["GM3", "De Wolden"],
  ["WK11", "Overvecht", 0], ["WK12", "Utrecht-Oost", 0], ["WK21", "Feijenoord", 1], ["WK31", "De Wijk", 2],
  ["WK22", "Werkendam", 1],
];
const areas = extend([], ROWS);
const known = index(areas);
const EVERY = ["T", "BE_BU", "SYR", "MAR"];

// As serving/places.py sends them: groups by level, widest first; what a release lacks has none.
const WORDS = {
  onderwerpen: [
    { id: "inwoners", thema: "demografie", naam: "Inwoners", woorden: ["Inwoners", "bevolking"], groepen: [EVERY, EVERY, EVERY] },
    { id: "bijstand", thema: "werk", naam: "Bijstand", woorden: ["Bijstand", "uitkering", "uitkeringen"], groepen: [EVERY, EVERY, ["T", "SYR"]] },
    { id: "inkomen", thema: "werk", naam: "Gemiddeld inkomen", woorden: ["inkomen"], groepen: [["T"], ["T"], ["T"]] },
    { id: "laag", thema: "werk", naam: "Laag inkomen", vanaf: [2019, 2023, 2023], woorden: ["laag inkomen", "inkomen", "armoede"], groepen: [EVERY, EVERY, EVERY] },
    { id: "vve", thema: "onderwijs", naam: "Voorschool (vve)", woorden: ["vve", "Voorschool (vve)"], groepen: [] },
  ],
  themas: [
    { id: "demografie", naam: "Demografie", woorden: ["Demografie"], er: true },
    { id: "werk", naam: "Arbeid & inkomen", woorden: ["Arbeid & inkomen", "werk"], er: true },
    { id: "onderwijs", naam: "Onderwijs", woorden: ["Onderwijs"], er: true },
  ],
  groepen: [
    { id: "T", naam: "Alle inwoners", woorden: ["Alle inwoners"], er: true, land: false },
    { id: "BE_BU", naam: "Buiten Europa, geboren buiten Nederland", woorden: ["buiten europa"], er: true, land: false },
    { id: "SYR", naam: "Syrië", woorden: ["Syrië", "syriers", "syrische"], er: true, land: true },
    { id: "MAR", naam: "Marokko", woorden: ["Marokko"], er: true, land: true },
    { id: "ERI", naam: "Eritrea", woorden: ["Eritrea"], er: false, land: true },
  ],
  beelden: [
    { id: "herkomst", woorden: ["per groep", "naar herkomst"] },
    { id: "verloop", woorden: ["ontwikkeling"] },
  ],
  tellen: ["hoeveel"], geteld: "inwoners", land: ["Nederland"],
  vulling: ["in", "de", "per", "hoeveel", "wijk", "met", "herkomst", "er", "wonen"],
  jaren: [2019, 2023, 2024], jaar: 2024, gebied: { code: "NL00", name: "Nederland" },
};
const TEXTS = {
  lacks: "lacks {wat} {thema}", groupless: "groupless {groep}", unsplit: "unsplit {wat} {groep}",
  undivided: "undivided {wat}", yearless: "yearless {jaar} {ander}", levelless: "levelless", sooner: "sooner {wat} {jaar} {ander}", origin: "Naar herkomst",
  from: "herkomst {land}", split: "naar herkomst", trend: "door de jaren",
};
const book = learn(WORDS);
const NOW = { gebied: "NL00", herkomst: "T", jaar: 2024 };
const place = (code) => areas.find((a) => a.code === code);
const told = (query, now = NOW) => answers(understand(query, known, book), book, now, place, TEXTS);
const first = (query, now) => told(query, now)[0];

test("area, subject, group and year in any order", () => {
  const wanted = "Bijstand · Overvecht, Utrecht · herkomst Syrië · 2019";
  for (const query of ["bijstand overvecht syrië 2019", "2019 Syrië Overvecht BIJSTAND", "overvecht utrecht syrische uitkeringen in 2019"])
    assert.equal(first(query).title, wanted, query);
  assert.equal(
    address(first("bijstand overvecht syrie 2019")),
    "/thema/werk?gebied=WK11&herkomst=SYR&jaar=2019&thema=werk&indicator=bijstand#bijstand"
  );
});

test("how many people of an origin asks for the inhabitants; an origin alone for the page by origin", () => {
  assert.equal(first("hoeveel syriërs in overvecht").title, "Inwoners · Overvecht, Utrecht · herkomst Syrië · 2024");
  assert.equal(first("syrië overvecht").title, "Naar herkomst · Overvecht, Utrecht · herkomst Syrië · 2024");
  assert.equal(first("syrië overvecht").page, "/herkomst");
});

test("by origin and through the years are views of the subject", () => {
  assert.match(address(first("armoede per groep utrecht")), /beeld=herkomst#laag$/);
  assert.match(address(first("ontwikkeling uitkeringen overvecht")), /beeld=verloop#bijstand$/);
  assert.deepEqual(first("inkomen per groep utrecht").notes, ["undivided Gemiddeld inkomen"]);
});

test("what is not typed stays as it was chosen, and is said", () => {
  const now = { gebied: "WK11", herkomst: "SYR", jaar: 2023 };
  assert.equal(first("bijstand", now).title, "Bijstand · Overvecht, Utrecht · herkomst Syrië · 2023");
  assert.equal(first("bijstand").title, "Bijstand · Nederland · alle inwoners · 2024");
  assert.equal(first("bijstand nederland", now).title, "Bijstand · Nederland · herkomst Syrië · 2023");
});

test("what the release lacks is said with what is shown instead", () => {
  assert.deepEqual(first("vve 2011 eritrea feijenoord").notes, [
    "lacks Voorschool (vve) Onderwijs", "groupless herkomst Eritrea", "yearless 2011 2024",
  ]);
  assert.equal(first("vve 2011 eritrea feijenoord").title, "Onderwijs · Feijenoord, Rotterdam · alle inwoners · 2024");
  assert.deepEqual(first("armoede utrecht 2019").notes, ["sooner Laag inkomen 2023 2024"]);
  assert.match(first("armoede utrecht 2019").title, /2024$/);
  assert.deepEqual(first("armoede nederland 2019").notes, []);
  assert.deepEqual(first("bijstand marokko overvecht").notes, ["unsplit Bijstand herkomst Marokko"]);
  assert.equal(first("bijstand marokko overvecht").query.herkomst, "T");
});

test("a word that means nothing here is named, and one letter off is a question", () => {
  assert.deepEqual(understand("bijstand foo overvecht", known, book).unknown, ["foo"]);
  assert.deepEqual(understand("overvecht bijstand rotterdam", known, book).unknown, ["rotterdam"]);
  for (const query of ["bijstnd overvecht", "bijstand overvegt"]) {
    const offered = offer(query, known, book, NOW, place, TEXTS, 400);
    assert.equal(offered.options[0].answer.title, "Bijstand · Overvecht, Utrecht · alle inwoners · 2024", query);
    assert.equal(offered.meant, true);
    assert.deepEqual(offered.unknown, []);
  }
});

test("several subjects are all offered, and several areas of one name", () => {
  assert.deepEqual(told("inkomen rotterdam").map((a) => a.query.indicator), ["inkomen", "laag"]);
  const two = index(extend([], [...ROWS, ["WK99", "Overvecht", 1]]));
  const both = answers(understand("bijstand overvecht", two, book), book, NOW, place, TEXTS);
  assert.deepEqual(both.map((a) => a.query.gebied).sort(), ["WK11", "WK99"]);
});

test("names of areas come as ever; what a word means besides stands before them or behind", () => {
  const shown = (query) => offer(query, known, book, NOW, place, TEXTS, 400).options.map((o) => (o.area ? o.area.code : o.answer.title));
  assert.deepEqual(shown("utrecht"), ["GM1", "WK12"]);
  assert.deepEqual(shown("overvecht, utrecht"), ["WK11"]);
  assert.deepEqual(shown("werk"), ["Arbeid & inkomen · Nederland · alle inwoners · 2024", "WK22"]);
  assert.deepEqual(shown("bijst"), ["Bijstand · Nederland · alle inwoners · 2024"]);
  assert.equal(shown("")[0], "GM1");
  assert.deepEqual(shown("xyzzy"), []);
});

test("a name of words that choose nothing is a name all the same", () => {
  assert.equal(first("bijstand de wijk").query.gebied, "WK31");
  assert.equal(first("bijstand in de wijk overvecht").query.gebied, "WK11");
});

test("without words of a release only areas are found", () => {
  const offered = offer("overvegt", known, null, NOW, place, TEXTS, 400);
  assert.deepEqual([offered.options.map((o) => o.area.code), offered.meant], [["WK11"], true]);
});
