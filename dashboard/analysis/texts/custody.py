"""What a reader must know of the words of prisoners of war."""

from dashboard.model.dataset import Dataset

NOTICE = (
    "Told in part by prisoners of war, in custody: evidence of what was said, "
    "not proof that it is so."
)
AT_LARGE = (
    "A prisoner of war is not free to choose what to say, or whether to speak. Read the words "
    "as evidence of what was said, not as proof that it is so."
)


def prisoners_stand_in(dataset: Dataset) -> bool:
    """Tell whether words of prisoners of war, or what befell them, are left by the choices."""
    speakers = dataset.statements["speaker_ids"].explode()
    told = dataset.events["person_ids"].explode()
    prisoners = dataset.prisoners
    return bool(speakers.isin(prisoners).any() or told.isin(prisoners).any())


def custody_notice(dataset: Dataset) -> str:
    """Give the whole notice, as plain text; empty where none is due."""
    due = prisoners_stand_in(dataset)
    return f"{NOTICE} {dataset.custody or AT_LARGE}" if due else ""
