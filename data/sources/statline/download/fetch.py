"""All parts of an order → a folder with CSV files. Stops and goes on where it stopped."""

from __future__ import annotations

import fcntl
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from data.progress import progress_bar, steps
from data.releases.release import Check
from data.sources.statline.download import rows
from data.sources.statline.download.plan import DownloadPart, DownloadPlan, load
from data.sources.statline.download.service import Query, Service
from data.sources.statline.download.store import Store, StoreState
from data.sources.statline.download.words import FetchError, failure, heard
from data.sources.statline.words import number

READING = ".lezen-"
RESTARTS = 2  # a table that changes more often while we read it is being worked on


@dataclass(frozen=True)
class FetchOrder:
    """What to fetch: ``years`` None is everything known; ``service`` None is CBS itself."""

    cache: Path
    years: tuple[int, ...] | None = None
    service: str | None = None
    maps: Path | None = None
    progress: bool = True


@dataclass
class Fetched:
    """A folder for ``build`` to read, and what must be said about it."""

    folder: Path
    checks: list[Check] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@contextmanager
def fetched(order: FetchOrder, service: Service | None = None) -> Iterator[Fetched]:
    """Fetch what is not in the cache yet; gives a folder that is there as long as the context.

    Raises FetchError in Dutch: what failed, where, and that the same command goes on where this one stopped.
    """
    plan = service.plan if service else load()
    remarks = _years(plan, order.years)
    for remark in remarks:  # before the waiting begins
        print(remark, file=sys.stderr)
    try:
        order.cache.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failure("schrijven", cache=order.cache, reason=error.strerror or error) from error
    with _alone(order.cache), tempfile.TemporaryDirectory(dir=order.cache, prefix=READING) as name:
        result = Fetched(Path(name), remarks=remarks)
        asking = _Asking(service or Service(plan, order.service), order, result)
        try:
            tables = [list(parts) for _, parts in groupby(plan.wanted(order.years), key=lambda p: p.table)]
            for parts in steps(tables, "tabellen", shown=order.progress):
                for path in asking.table(parts):
                    (result.folder / path.name).symlink_to(path.resolve())
        except FetchError as error:
            raise FetchError(f"{error} {heard('bewaard', cache=order.cache)}") from error
        for path in sorted(order.maps.glob("*.geojson")) if order.maps else ():
            (result.folder / path.name).symlink_to(path.resolve())
        yield result


def _years(plan: DownloadPlan, years: Sequence[int] | None) -> list[str]:
    """What must be said about years we cannot give."""
    unknown = [y for y in years or () if y not in plan.kerncijfers]
    if not unknown:
        return []
    said = {"years": ", ".join(map(str, unknown)), "known": ", ".join(map(str, sorted(plan.kerncijfers)))}
    if years is not None and len(unknown) == len(years):
        raise failure("geen_jaar", **said)
    return [heard("jaar_onbekend", **said)]


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """One download at a time per cache: the second waits, and then finds everything there."""
    with (cache / ".ophalen.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(heard("wachten"), file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        for left in cache.glob(f"{READING}*"):  # of a build that was killed: nobody else can be at work
            shutil.rmtree(left, ignore_errors=True)
        yield


@dataclass
class _Asking:
    service: Service
    order: FetchOrder
    result: Fetched

    def table(self, parts: Sequence[DownloadPart]) -> list[Path]:
        """The CSV files of one table, fetched where they are not there, all of the same date."""
        stores = [(p, Store(self.order.cache, p, self.service.address(p), self.order.years)) for p in parts]
        modified = self.service.modified(parts[0])
        for _ in range(1 + RESTARTS):
            found = [(p, s, state) for p, s in stores if (state := self._whole(p, s, modified)) is not None]
            fresh = [f for f in found if not f[2].done]
            after = self.service.modified(parts[0]) if fresh else modified
            if after == modified:
                for part, store, state in fresh:
                    self._write(part, store, state)
                self.result.checks += [_noted(p, state) for p, _, state in found]
                return [store.csv for _, store, _ in found]
            self._tell(heard("opnieuw", table=parts[0].table, before=modified, after=after))
            modified = after
        raise failure("blijft_veranderen", table=parts[0].table)

    def _whole(self, part: DownloadPart, store: Store, modified: str) -> StoreState | None:
        """All pages of a part, or its CSV file; None when it has nothing about these years."""
        state = store.state(modified)
        if state is not None and state.done:
            self._tell(heard("was_er", table=part.table, part=part.part, modified=modified))
            return state
        if state is None:
            query = self._query(part)
            if query is None:
                return None
            state = store.start(modified, query)
        elif state.rows:
            self._tell(heard("verder", table=part.table, part=part.part, rows=number(state.rows)))
        with progress_bar(
            f"{part.table} {part.part}",
            unit=heard("rijen"),
            initial=state.rows,
            shown=self.order.progress,
        ) as bar:
            while state.next is not None:
                page = self.service.page(part, part.part, state.next)
                store.add(state, page)
                bar.update(len(page.rows))
        if not state.rows:
            raise failure("leeg", table=part.table, part=part.part, host=self.service.address(part))
        return state

    def _write(self, part: DownloadPart, store: Store, state: StoreState) -> None:
        found = store.rows(state)
        if part.pivot is None:
            content = rows.as_csv(found, part)
        else:
            names = {str(r["Key"]).strip(): str(r["Title"]) for r in self.service.all(part, part.region)}
            content = rows.pivoted(found, part, part.pivot, names)
        store.write(store.csv, content)
        store.finish(state)

    def _query(self, part: DownloadPart) -> Query | None:
        """The question for a part. Keys may be padded with spaces, so ask which ones there are."""
        tests = [[f"substringof('{level}',{part.region})" for level in part.levels]] if part.region else []
        for dimension, keys in (part.keys or {}).items():
            there = self._keys(part, dimension)
            for key in keys:
                if key not in there:
                    raise failure("sleutel", table=part.table, dimension=dimension, wanted=key)
            tests.append([f"{dimension} eq '{there[key]}'" for key in keys])
        if part.period:
            there = self._keys(part, part.period)
            periods = [full for key, full in there.items() if self._asked(key, part)]
            if not periods:
                years = ", ".join(map(str, self.order.years or ()))
                self.result.remarks.append(heard("geen_periode", table=part.table, years=years))
                return None
            tests.append([f"{part.period} eq '{full}'" for full in periods])
        return {"$format": "json", "$filter": " and ".join(f"({' or '.join(t)})" for t in tests)}

    def _keys(self, part: DownloadPart, dimension: str) -> dict[str, str]:
        return {str(r["Key"]).strip(): str(r["Key"]) for r in self.service.all(part, dimension)}

    def _asked(self, key: str, part: DownloadPart) -> bool:
        found = rows.YEAR.fullmatch(key)
        year = int(found[1]) if found else 0
        return year >= max(part.from_year, 1) and (self.order.years is None or year in self.order.years)

    def _tell(self, sentence: str) -> None:
        if self.order.progress:
            print(sentence, file=sys.stderr)


def _noted(part: DownloadPart, state: StoreState) -> Check:
    said = {"table": part.table, "part": part.part, "modified": state.modified}
    return Check(heard("check_opgehaald"), True, heard("opgehaald", rows=number(state.rows), **said))
