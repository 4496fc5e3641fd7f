"""What a reader must know of the words of prisoners of war, and of others who are protected."""

from itertools import chain

from dashboard.model.dataset import Dataset
from dashboard.model.vocabulary import (
    MINOR,
    PRISONER_OF_WAR,
    PROTECTED_SOURCE,
    STATUS,
    VICTIM,
)

NOTICE = (
    "Told in part by prisoners of war, in custody: evidence of what was said, "
    "not proof that it is so."
)
AT_LARGE = (
    "A prisoner of war is not free to choose what to say, or whether to speak. Read the words "
    "as evidence of what was said, not as proof that it is so."
)
NOTICES = {  # unless the vocabulary says other
    PRISONER_OF_WAR: NOTICE,
    MINOR: "Tells in part of minors, who are protected: pass nothing on that identifies them.",
    VICTIM: "Tells in part of victims: pass nothing on that identifies them against their will.",
    PROTECTED_SOURCE: "Rests in part on people who are protected: do not seek out who they are.",
}


def statuses_shown(dataset: Dataset) -> list[str]:
    """Give the statuses of those whose words, or what befell them, are left by the choices.

    In the order of the vocabulary, and only those of which a reader is to be told something. A
    prisoner counts who speaks or to whom something happens; of the others also of whom is spoken.
    """
    if dataset.people["status"].isna().all():
        return []
    events, statements = dataset.events, dataset.statements
    telling = {*chain(*events["person_ids"], *statements["speaker_ids"])}
    told_of = {*chain(*statements["about_ids"])}
    found = set()
    for person, status in zip(
        dataset.people["person_id"], dataset.people["status"].fillna(""), strict=True
    ):
        about = person in told_of and person not in dataset.prisoners
        if status and (person in telling or about):
            found.add(status)
    return [one for one in dataset.words.labels(STATUS) if one in found and _notice(dataset, one)]


def _notice(dataset: Dataset, status: str) -> str:
    """Give what a reader is told of a status: as the vocabulary says, else as it means."""
    return dataset.words.notice(status) or NOTICES.get(dataset.words.stands_for(status), "")


def notices(dataset: Dataset) -> dict[str, str]:
    """Give the notices that are due, each once, with what more there is to say of each."""
    more = {NOTICE: dataset.custody or AT_LARGE}
    return {
        said: more.get(said, "")
        for status in statuses_shown(dataset)
        for said in [_notice(dataset, status)]
    }


def are_hidden(dataset: Dataset) -> bool:
    """Tell whether anybody is shown whom redaction hides."""
    return any(map(dataset.words.is_hidden, statuses_shown(dataset)))


def custody_notice(dataset: Dataset) -> str:
    """Give all notices in full, as plain text; empty where none is due."""
    return " ".join(f"{said} {more}".rstrip() for said, more in notices(dataset).items())
