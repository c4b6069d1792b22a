"""Where figures came from survives the manifest, and says no more than is known."""

from data.releases.provenance import Origin, from_manifest, joined, of_year, to_manifest

KWB = Origin("CBS, Kerncijfers", "1NED", "kwb.csv", "2024", (2024,))
OLD = Origin("CBS, Kerncijfers", "0NED", "oud.csv", "2020", (2020,))


def test_the_manifest_gives_back_what_was_written() -> None:
    found = {"b": (KWB, OLD), "a": (OLD,)}
    written = to_manifest(found)
    assert list(written) == ["a", "b"]
    assert from_manifest({"provenance": written}) == found


def test_a_release_of_before_has_none() -> None:
    assert from_manifest({"id": "oud"}) == {}


def test_the_same_source_is_one_origin_with_all_its_years() -> None:
    again = Origin(KWB.source, KWB.table, KWB.file, KWB.date, (2022, 2024))
    assert joined([KWB, OLD, again]) == (Origin(KWB.source, "1NED", "kwb.csv", "2024", (2022, 2024)), OLD)
    assert joined([Origin("x", "", "", "", ())]) == ()


def test_a_figure_is_from_what_gave_its_year_and_from_nothing_else() -> None:
    assert of_year([KWB, OLD], 2020) == (OLD,)
    assert of_year([KWB, OLD], None) == (KWB, OLD)
    assert of_year([KWB, OLD], 2012) == ()
