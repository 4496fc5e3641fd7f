"""Why accounts have one origin, in words: the occasion that they report, whom they relay."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dashboard.analysis.accounts.bylines import Bylines, occasion_names
from dashboard.analysis.accounts.independence import (
    OCCASION,
    OUTLET,
    RELAYS,
    SOURCE,
    reached,
    rests_on,
    ties,
)
from dashboard.analysis.phrases import listed
from dashboard.model.dataset import Dataset
from dashboard.model.slips.folding import fold

Account = tuple[str, str | None]  # source_id, and the occasion of its own
Groups = tuple[tuple[Account, ...], ...]
Names = Mapping[str, str]
Tie = tuple[str, ...]  # what kind it is, then the occasion, those relayed or the source
Parts = Mapping[Tie, Sequence[str]]


class Why:
    """Says why accounts have one origin."""

    def __init__(self, dataset: Dataset) -> None:
        self._named = occasion_names(dataset)
        self._ties = ties(dataset.sources)
        self._bylines = Bylines(dataset)
        rows = dataset.sources[["source_id", "occasion", "based_on"]].to_dict("records")
        self._occasions = {row["source_id"]: row["occasion"] for row in rows}
        self._relayed = {row["source_id"]: tuple(row["based_on"]) for row in rows}

    def say(self, groups: Groups) -> str:
        """Say which of the accounts of one event or statement have one origin, and how."""
        tied = [self._together(group) for group in groups]
        names = self._bylines(told for parts in tied for told in parts.values())
        alone = [names[group[0][0]] for group in groups if not group[1:]]
        if len(alone) == len(groups):
            if alone[1:]:
                return f"{listed(alone)} report this independently of each other."
            return f"Only {alone[0]} reports this."
        sentences = [
            "; ".join(self._clauses(group, parts, names))
            for parts, group in zip(tied, groups, strict=True)
            if group[1:]
        ]
        if alone:
            stand = "stand on their own" if alone[1:] else "stands on its own"
            sentences.append(f"{listed(alone)} {stand}")
        return " ".join(f"{sentence}." for sentence in sentences)

    def one_occasion(self, accounts: Iterable[Account]) -> str | None:
        """Name the one occasion that all accounts go back to, itself or through relays."""
        roots = [reached(rests_on(*account), self._ties) for account in accounts]
        shared = [name for kind, name in frozenset.intersection(*roots) if kind == OCCASION]
        return self._named(shared[0]) if len(shared) == 1 else None

    def _together(self, group: Sequence[Account]) -> dict[Tie, list[str]]:
        """Sort the sources of one origin by the occasion they share, else by whom they relay."""
        shared = Counter(map(self._occasion, group))
        parts: dict[Tie, list[str]] = defaultdict(list)
        for account in group:
            source, occasion = account[0], self._occasion(account)
            if occasion and shared[occasion] > 1:
                parts[OCCASION, occasion].append(source)
            elif self._relayed[source]:
                parts[RELAYS, *self._relayed[source]].append(source)
            else:
                parts[SOURCE, source].append(source)
        return parts

    def _clauses(self, group: Sequence[Account], parts: Parts, names: Names) -> list[str]:
        """Say what ties the accounts of one origin, a clause for each tie."""
        clauses = []
        for (kind, *what), told in parts.items():
            if kind == OCCASION:
                name = self._named(what[0])
                clauses.append(f"{_each(told, names)} have one origin ({name})")
            elif kind == RELAYS:
                relay = "relay" if told[1:] else "relays"
                called = listed(names.get(one, self._bylines.publisher(one)) for one in what)
                also = self._through(what, told, group, parts, names)
                clauses.append(f"{_each(told, names)} {relay} {called}{also}")
        said = "; ".join(clauses)
        unsaid = [
            source
            for (kind, *_), told in parts.items()
            for source in told
            if kind == SOURCE and names[source] not in said
        ]
        have = "have" if unsaid[1:] else "has"
        return [*clauses, f"{_each(unsaid, names)} {have} the same origin"] if unsaid else clauses

    def _through(
        self,
        relayed: Iterable[str],
        told: Sequence[str],
        group: Sequence[Account],
        parts: Parts,
        names: Names,
    ) -> str:
        """Say where a relay leads, if whom it names does not show what ties it to others."""
        others = [account for account in group if account[0] not in told]
        named = {name for source, _ in others for name in self._relayed[source]}
        known = {name for source, _ in others for name in (source, self._bylines.publisher(source))}
        if not {*map(fold, relayed)}.isdisjoint(map(fold, named | known)):
            return ""
        roots = reached(rests_on(told[0]), self._ties)
        for kind, occasion in sorted(roots):
            rest = [account[0] for account in others if self._occasion(account) == occasion]
            if kind == OCCASION and rest:
                if (OCCASION, occasion) in parts:
                    return ", and so that origin"
                name = self._named(occasion)
                return f", and so the same origin as {_each(rest, names)} ({name})"
        met = [names[source] for source, _ in others if (SOURCE, fold(source)) in roots]
        met = met or sorted(name for name in named if (OUTLET, fold(name)) in roots)
        return f", and so {listed(met)}" if met else ""

    def _occasion(self, account: Account) -> str | None:
        """Give the occasion that an account reports: its own, else that of its source."""
        source, own = account
        found = own or self._occasions[source]
        return found if isinstance(found, str) else None


def _each(sources: Iterable[str], names: Names) -> str:
    """List sources by name, and say where several items bear one name."""
    counted = Counter(names[source] for source in sources)
    return listed(f"{name} ({n} items)" if n > 1 else name for name, n in counted.items())
