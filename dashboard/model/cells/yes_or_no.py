"""The kind of cell that says yes, no or, empty, neither."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from dashboard.model.cells.kinds import FALSE, TRUE


def _plainly(cell: Any) -> Any:
    """Read what spreadsheets and people write for `true` and `false`."""
    said = cell.strip().casefold() if isinstance(cell, str) else ""
    return "true" if said in TRUE else "false" if said and said in FALSE else cell


YesOrNo = Annotated[Literal["true", "false"], BeforeValidator(_plainly)]
