"""What if: an undecided place shown as if one of its candidates were the one."""

from collections.abc import Collection

from dashboard.model.dataset import Dataset

AMBIGUOUS, CHOSEN = "ambiguous", "chosen"


def candidate_names(dataset: Dataset) -> dict[str, str]:
    """Name the candidates of all undecided places, as far as they have points.

    Returns
    -------
    dict of str to str
        Labels as the gazetteer gives them, by `place_id:rank`, in the order of the table.
    """
    places = dataset.places
    undecided = places.loc[places["resolution"] == AMBIGUOUS, "place_id"]
    candidates = dataset.candidates_with_points
    candidates = candidates[candidates["place_id"].isin(undecided)]
    return {
        f"{place}:{rank:g}": label
        for place, rank, label in zip(
            candidates["place_id"], candidates["rank"], candidates["label"], strict=True
        )
    }


def suppose(dataset: Dataset, supposed: Collection[str]) -> Dataset:
    """Place undecided places at a candidate of theirs.

    Parameters
    ----------
    dataset : Dataset
        As loaded; it is not changed.
    supposed : collection of str
        Keys of `candidate_names`; of several for one place the last counts, and what is
        no key counts nothing.

    Returns
    -------
    Dataset
        The same with the point of the candidate as the point of its place, and
        `resolution` `chosen`.
    """
    known = candidate_names(dataset)
    places, candidates = dataset.places.copy(), dataset.place_candidates.copy()
    for key in supposed:
        if key not in known:
            continue
        place, _, rank = key.partition(":")
        here = places["place_id"] == place
        own = candidates["place_id"] == place
        chosen = own & (candidates["rank"] == float(rank))
        point = candidates.loc[chosen, ["latitude", "longitude"]].iloc[0]
        places.loc[here, ["latitude", "longitude"]] = point.to_numpy()
        places.loc[here, "resolution"] = CHOSEN
        candidates.loc[own, "chosen"] = chosen[own]
    return dataset.with_tables(places=places, place_candidates=candidates)
