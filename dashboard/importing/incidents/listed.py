"""What a file of another format lists, before anything is made of it."""

from dataclasses import dataclass, field

from dashboard.importing.incidents.incident import Incident, Party


@dataclass
class Listed:
    """What stands in a file.

    Parameters
    ----------
    form : str
        What the file is: `an ACLED export`.
    rows : list of Incident
        What happened, in the order of the file.
    noun : str
        What the file's rows are called, several of them: `rows`, `placemarks`.
    title, description : str
        What it says of itself.
    called : dict of str to str
        By meaning what the file calls that column; it names kinds of places.
    left_out : list of str
        What is no incident, one each, with the reason.
    remarks : list of str
        What else a reader of the result must know.
    people : list of Party
        Everybody that the file lists by themselves, whether or not they were at an incident.
    members : dict of str to list of str
        By the key of somebody the keys of the groups that they belong to.
    places : list of dict of str to str
        Places that the file lists by themselves, in the words of `Incident.said`.
    by_order : bool
        Whether two things of one name are told apart by their order, as lists always were;
        else by what they are, so that nothing that comes in between changes an id.
    others : int
        How many rows are no incidents and are kept: people, places, who belongs to whom.
    """

    form: str
    rows: list[Incident] = field(default_factory=list)
    noun: str = "rows"
    title: str = ""
    description: str = ""
    called: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    people: list[Party] = field(default_factory=list)
    members: dict[str, list[str]] = field(default_factory=dict)
    places: list[dict[str, str]] = field(default_factory=list)
    by_order: bool = False
    others: int = 0

    @property
    def read(self) -> int:
        """How many rows were read: those that tell of an incident, of others, and left out ones."""
        return len(self.rows) + self.others + len(self.left_out)
