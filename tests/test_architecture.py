"""How the code is laid out: what imports what, how long a module is, what says what it does."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "dashboard"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted([*PACKAGE.rglob("*.py"), ROOT / "streamlit_app.py"])
}
BELOW = {  # a layer may import itself and these
    "model": set(),
    "analysis": {"model"},
    "charts": {"analysis", "model"},
    "exporting": {"model", "analysis", "charts", "describe", "csv_file"},
    "importing": {"model", "analysis", "describe", "new", "csv_file", "fixing"},
    "corpus": {"analysis", "model", "folder_lock"},
    "describe": {"model", "csv_file"},
    "new": {"model", "describe", "folder_lock"},
    "csv_file": {"model"},
    "folder_lock": {"model"},
    "geocoding": {"model", "analysis", "csv_file", "folder_lock"},
    "fixing": {"model", "csv_file", "folder_lock"},
    "ui": {"charts", "analysis", "model", "exporting", "importing", "corpus"},
    "pages": {"ui", "charts", "analysis", "model", "exporting", "describe", "corpus"},
    "streamlit_app": {"pages", "ui", "charts", "analysis", "model"},
    "check": {"fixing", "exporting", "analysis", "model"},
    "__main__": {
        "check",
        "geocoding",
        "fixing",
        "exporting",
        "importing",
        "corpus",
        "describe",
        "new",
        "folder_lock",
        "analysis",
        "model",
    },
    "__init__": set(),
}
OFFLINE = {
    "model",
    "analysis",
    "charts",
    "exporting",
    "importing",
    "corpus",
    "describe",
    "new",
    "folder_lock",
    "geocoding",
    "fixing",
    "check",
    "__main__",
}
LONGEST_MODULE = 250
MOST_MODULES_IN_A_ROOM = 14
LONGEST_ENTRY = 60
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "lib"}


def layer(module: str) -> str:
    """Name the layer of a module: its folder in the package, or itself."""
    parts = module.split(".")
    if parts[0] != "dashboard":
        return parts[0]
    return parts[1] if len(parts) > 1 else "__init__"


def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


def imports(module: str) -> set[str]:
    """Give the full names of everything that a module imports, wherever it does so."""
    found = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by a relative name"
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_downwards(module):
    own = layer(module)
    used = {layer(name) for name in imports(module) if name.split(".")[0] == "dashboard"}
    assert used - {own} <= BELOW[own]


@pytest.mark.parametrize("module", [module for module in MODULES if layer(module) in OFFLINE])
def test_what_knows_nothing_of_streamlit_does_not_import_it(module):
    assert "streamlit" not in {name.split(".")[0] for name in imports(module)}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_can_be_read_in_one_sitting(module):
    assert len(MODULES[module].read_text("utf-8").splitlines()) <= LONGEST_MODULE


def test_the_entry_is_a_table_of_contents():
    assert len(MODULES["streamlit_app"].read_text("utf-8").splitlines()) < LONGEST_ENTRY


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_a_name_and_a_sentence_that_say_what_it_is(module):
    assert not set(module.split(".")) & NAMES_THAT_SAY_NOTHING
    assert ast.get_docstring(tree(module))


@pytest.mark.parametrize("module", MODULES)
def test_everything_public_says_what_it_does(module):
    silent = [
        f"{node.name}, line {node.lineno}"
        for scope in ast.walk(tree(module))
        if isinstance(scope, ast.Module | ast.ClassDef)
        for node in scope.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []


def room(module: str) -> str:
    """Name the room of a module: the folder that it stands in, or itself beside the rooms."""
    layer_and_room = module.split(".")[:3]
    path = PACKAGE.joinpath(*layer_and_room[1:])
    return ".".join(layer_and_room) if path.is_dir() else module


def used_modules(module: str) -> set[str]:
    """Give the modules of the package that a module imports, or imports something from."""
    names = {name for name in imports(module) if name.split(".")[0] == "dashboard"}
    return {name if name in MODULES else name.rpartition(".")[0] for name in names}


def test_no_room_knows_one_that_knows_it():
    graph = {}
    for module in MODULES:
        used = {room(name) for name in used_modules(module)}
        graph.setdefault(room(module), set()).update(used - {room(module)})
    assert [*TopologicalSorter(graph).static_order()]


ROOMS = [folder for folder in [PACKAGE, *PACKAGE.rglob("*")] if [*folder.glob("*.py")]]


@pytest.mark.parametrize("folder", ROOMS, ids=lambda folder: folder.name)
def test_a_room_is_seen_at_a_glance_and_says_what_it_answers(folder):
    assert len([*folder.glob("*.py")]) <= MOST_MODULES_IN_A_ROOM
    if folder.name != "pages":  # scripts, which nobody imports
        said = ast.parse((folder / "__init__.py").read_text("utf-8"))
        assert ast.get_docstring(said)
        assert not [node for node in ast.walk(said) if isinstance(node, ast.ImportFrom)
                    for name in node.names if name.name == "*"]  # fmt: skip


def test_the_rules_know_every_layer():
    assert {layer(module) for module in MODULES} <= set(BELOW)


def test_every_file_that_contributors_are_led_to_is_there():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    paths = re.findall(r"`((?:dashboard|tests|data|tools|static|benchmarks)/[\w./]*)`", text)
    assert len(paths) > 20
    assert [path for path in paths if not (ROOT / path).exists()] == []
