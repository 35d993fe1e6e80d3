"""The shape of the code: imports point one way, modules and functions stay small and explained."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_MODULE = 300
LONGEST_BODY = 40
CLOCK = {"time.sleep", "time.time", "date.today", "datetime.now", "datetime.today"}
MACHINE = tuple(f"/{folder}/" for folder in ("home", "work", "tmp", "root"))


def sources(*folders: str) -> list[str]:
    """Return the modules in some folders, and at the top."""
    paths = [*ROOT.glob("*.py"), *(path for one in folders for path in (ROOT / one).rglob("*.py"))]
    return sorted(path.relative_to(ROOT).as_posix() for path in paths)


MODULES = sources("geo", "corridors")
"""What the app consists of."""

ALL = sources("geo", "corridors", "benchmarks")
"""The app and what measures it; benchmarks run peers and may import what they like."""


@cache
def tree_of(module: str) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def imported(module: str) -> set[str]:
    """Return every module and name a module imports, also late and for type checking only."""
    found: set[str] = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.update(f"{node.module or '.'}.{alias.name}" for alias in node.names)
    return found


def uses(module: str, *packages: str) -> set[str]:
    """Return what a module imports of some packages."""
    return {
        name
        for name in imported(module)
        for package in packages
        if name == package or name.startswith(f"{package}.")
    }


def inside(*folders: str) -> list[str]:
    """Return the modules inside some folders."""
    return [one for one in MODULES if one.startswith(tuple(f"{folder}/" for folder in folders))]


def offenders(modules: list[str], *packages: str) -> dict[str, set[str]]:
    """Return the modules that import what they must not."""
    return {one: found for one in modules if (found := uses(one, *packages))}


def test_the_code_is_found() -> None:
    assert {"app.py", "geo/layers.py", "corridors/catalogue.py"} <= set(MODULES)


def test_geography_knows_no_corridors() -> None:
    assert offenders(inside("geo"), "corridors") == {}


def test_geography_knows_no_interface() -> None:
    assert offenders(inside("geo"), "streamlit", "starlette") == {}


def test_only_the_interface_and_the_app_know_streamlit() -> None:
    interface = {"app.py", *inside("corridors/ui")}
    others = [one for one in MODULES if one not in interface]

    assert offenders(others, "streamlit") == {}


def test_only_one_module_knows_folium() -> None:
    others = [one for one in MODULES if one != "geo/folium_map.py"]

    assert offenders(others, "folium", "branca") == {}


def test_nobody_knows_streamlit_folium() -> None:
    assert offenders(MODULES, "streamlit_folium") == {}


def test_the_model_knows_only_itself_its_errors_and_how_to_say_them() -> None:
    strange = {
        one: names
        for one in inside("corridors/model")
        if (
            names := {
                name
                for name in uses(one, "corridors", "geo")
                if not name.startswith(("corridors.model.", "corridors.errors.", "geo.speech."))
            }
        )
    }

    assert strange == {}


CORE = [
    *inside("corridors/reading", "corridors/lines", "corridors/doubts", "corridors/differences"),
    *inside("corridors/reports", "corridors/sources", "corridors/ways"),
    *(
        f"corridors/{name}.py"
        for name in ("errors", "catalogue", "timeline", "evidence", "names", "wording", "state")
    ),
    "corridors/view.py",
]


@pytest.mark.parametrize("module", CORE)
def test_the_core_knows_no_web_interface_or_map(module: str) -> None:
    packages = ("corridors.web", "corridors.ui", "corridors.cli", "corridors.layers", "app")

    assert uses(module, *packages, "starlette", "geo.folium_map") == set()


def test_the_web_knows_no_interface() -> None:
    assert offenders(inside("corridors/web"), "corridors.ui", "app") == {}


def test_nothing_imports_the_app_or_the_tests() -> None:
    assert offenders(MODULES, "app", "tests") == {}


def test_every_module_says_what_it_is_for() -> None:
    assert [one for one in ALL if not (ast.get_docstring(tree_of(one)) or "").strip()] == []


def test_no_module_is_too_long() -> None:
    lengths = {one: (ROOT / one).read_text(encoding="utf-8").count("\n") for one in ALL}

    assert {one: lines for one, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_function_is_too_long() -> None:
    lengths = {
        (one, node.name): _body_length(node)
        for one in ALL
        for node in ast.walk(tree_of(one))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_BODY} == {}


def test_nothing_outside_the_tests_asserts() -> None:
    found = [
        (one, node.lineno)
        for one in ALL
        for node in ast.walk(tree_of(one))
        if isinstance(node, ast.Assert)
    ]

    assert found == []


def test_no_error_is_swallowed_unnamed() -> None:
    found = [
        (one, node.lineno)
        for one in ALL
        for node in ast.walk(tree_of(one))
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]

    assert found == []


def test_no_module_names_a_place_of_one_machine() -> None:
    found = [
        (one, node.value)
        for one in ALL
        for node in ast.walk(tree_of(one))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith(MACHINE)
    ]

    assert found == []


def test_no_test_folder_is_a_package() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_no_test_sleeps_or_looks_at_the_clock() -> None:
    tests = [path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")]
    plain = [one for one in tests if not one.startswith("tests/browser/")]

    assert {one: found for one in plain if (found := _clock(one))} == {}


def _clock(module: str) -> list[str]:
    """Return the calls of a module that sleep or ask what time it is."""
    names = [
        f"{node.func.value.id}.{node.func.attr}"
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
    ]
    return [name for name in names if name in CLOCK]


def _body_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function's body, its docstring apart."""
    has_words = ast.get_docstring(function) is not None
    statements = function.body[1:] if has_words else function.body
    return (statements[-1].end_lineno or 0) - statements[0].lineno + 1 if statements else 0
