"""Who speaks of what, and how accounts stand to each other, on paper."""

from itertools import islice

from dashboard.analysis import alt_texts
from dashboard.analysis.accounts.matrix import STANDINGS, in_order, matrix, told_by
from dashboard.analysis.accounts.readable import leading_statements
from dashboard.analysis.disagreements.of_choice import records_left
from dashboard.analysis.phrases import count
from dashboard.charts import matrix as accounts_chart
from dashboard.charts.counts import counts
from dashboard.exporting.extract import Extract
from dashboard.exporting.pictures.figure import Figure, Panel, Sheet

TOPICS, ACCOUNTS = "Who speaks of what", "All accounts, side by side"
MOST_RECORDS, MOST_SOURCES = 20, 40
SPEAKER_ROWS = 2  # a speaker takes as much room as two rows of marks


def topics(part: Extract, sheet: Sheet) -> Figure:
    """Count the statements of a choice by speaker and topic."""
    said = leading_statements(part.shown)
    if not len(said):
        return Figure(TOPICS, says="The choice leaves no statement.")
    names, speakers = list(part.whole.topics.values()), list(said["who"].unique())
    drawing = counts(said, names, speakers, dark=False, most_rows=sheet.most_rows // SPEAKER_ROWS)
    key = "The number of statements, each once; the stronger, the more."
    return Figure(TOPICS, [Panel(drawing)], alt_texts.of_counts(said), key)


def accounts(part: Extract, _: Sheet) -> Figure:
    """Show how the accounts of a choice stand to each other, the most contradicted first."""
    cells, kept = in_order(matrix(part.whole), "conflicts"), records_left(part.shown)
    pairs = zip(cells["record"], cells["id"], strict=True)
    cells = cells[[own in kept[record] for record, own in pairs]]
    if not len(cells):
        told = "Of what is left, no event and no claim has more than one account."
        return Figure(ACCOUNTS, says=told)
    records = cells.drop_duplicates(["record", "id"])[["record", "id"]]
    drawn = cells.merge(records.head(MOST_RECORDS), on=["record", "id"])
    sources = told_by(drawn, part.whole)
    names = dict(islice(sources.items(), MOST_SOURCES))
    drawing = accounts_chart.agreement(
        drawn[drawn["source_id"].isin(names)], names, STANDINGS, dark=False
    )
    lacks = []
    if len(records) > MOST_RECORDS:
        lacks.append(f"Drawn are the {MOST_RECORDS} most contradicted of {len(records):,}.")
    if len(sources) > MOST_SOURCES:
        told = count(len(sources), "source")
        lacks.append(f"Drawn are the first {MOST_SOURCES} of the {told} that tell of these.")
    return Figure(
        ACCOUNTS,
        [Panel(drawing)],
        alt_texts.of_cells(drawn),
        accounts_chart.KEY,
        lacks=" ".join(lacks),
    )
