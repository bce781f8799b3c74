"""What a stranger finds in the repository holds together: files, licences, guide and commands.

Shows X-1 (nothing needs a registry or a machine of ours) and section 3 no. 20 of the feature list
(the guide speaks with the words of the screens).
"""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "penilaian_desktop"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST = 500
LONGER = {
    "storage/migrations/workspace/0001_first_schema.py": "a migration is never split after release",
}
GUIDE = sorted((ROOT / "docs" / "panduan").glob("*.md"))
PROSE = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
PARCELS = ROOT / "tests" / "files" / "packages" / "paket-1-bukti"  # sealed bytes, no suffix
TEXT = {".py", ".md", ".toml", ".in", ".txt", ".sh", ".spec", ".iss", ".ps1", ".yml", ".ts", ""}

MACHINE_PATH = re.compile(r"(?<![\w.<~*])/(?:work|tmp|root|home/\w+|Users/\w+)/\w")
REGISTRY = re.compile(r"pypi\.org|pythonhosted|npmjs|--(?:extra-)?index-url")


def tracked():
    """Return the files of the repository, this one excepted: it names what it looks for."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    names = [name for name in listed.stdout.split("\0") if name]
    return [p for p in (ROOT / name for name in names) if p.is_file() and p != Path(__file__)]


TRACKED = tracked()


def lines_that_say(pattern):
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in TRACKED
        if path.suffix in TEXT and (path.suffix or PARCELS not in path.parents)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


# --- source ----------------------------------------------------------------------------------
@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_says_what_it_is_for_and_stays_short(path):
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    if path.relative_to(SOURCE).as_posix() not in LONGER:
        assert len(text.splitlines()) <= LONGEST


def test_modules_of_tests_stay_short_too():
    long = [p for p in sorted((ROOT / "tests").rglob("*.py")) if lines_in(p) > LONGEST]
    assert [str(p.relative_to(ROOT)) for p in long] == []


def lines_in(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def test_a_module_that_may_be_long_still_is():
    """An exception that is no longer needed goes away."""
    for name in LONGER:
        assert len((SOURCE / name).read_text(encoding="utf-8").splitlines()) > LONGEST, name


# --- files -----------------------------------------------------------------------------------
def test_no_file_knows_a_machine():
    assert lines_that_say(MACHINE_PATH) == []


def test_no_file_names_a_registry():
    assert lines_that_say(REGISTRY) == []


def test_no_lock_file_of_a_tool_is_kept():
    banned = {
        "uv.lock",
        "package-lock.json",
        "poetry.lock",
        "Pipfile.lock",
        "yarn.lock",
        "pnpm-lock.yaml",
    }
    assert [path.name for path in TRACKED if path.name in banned] == []


def test_no_file_is_built_or_larger_than_a_mebibyte():
    built = {".pyc", ".db", ".cadangan", ".so", ".exe"}
    assert [path.name for path in TRACKED if path.suffix in built] == []
    assert [path.name for path in TRACKED if path.stat().st_size > 1024 * 1024] == []


# --- requirements ----------------------------------------------------------------------------
@pytest.mark.parametrize("lock", ["build", "runtime", "dev"])
def test_each_requirement_is_pinned_and_hashed(lock):
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text.strip(), flags=re.IGNORECASE)
    assert len(entries) > 1
    for entry in entries:
        assert re.match(r"[\w.\-\[\]]+==\S+", entry), entry[:60]
        assert "--hash=sha256:" in entry, entry[:60]


def test_runtime_and_project_ask_for_the_same_libraries():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = (ROOT / "requirements" / "runtime.in").read_text(encoding="utf-8").splitlines()
    asked = {line.split("#")[0].strip() for line in wanted} - {""}
    assert asked == set(project["dependencies"])


# --- licences --------------------------------------------------------------------------------
@pytest.mark.parametrize("folder", ["icons", "fonts", "fonts/print"])
def test_what_others_drew_has_its_licence_beside_it(folder):
    names = [path.name for path in (ROOT / "resources" / folder).iterdir()]
    assert any("LICENSE" in name or "OFL" in name for name in names)


def test_each_icon_says_where_it_comes_from():
    icons = sorted((ROOT / "resources" / "icons").glob("*.svg"))
    assert len(icons) > 50
    assert [p.name for p in icons if "@license lucide" not in p.read_text(encoding="utf-8")] == []


def test_the_built_folder_has_a_licence_for_each_library():
    """What `installer/third_party.py` collects; it raises for a library without a text."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("third_party", ROOT / "installer" / "third_party.py")
    third_party = module_from_spec(spec)
    spec.loader.exec_module(third_party)
    found = third_party.licence_files(ROOT, ROOT / "requirements" / "runtime.txt")
    folders = {folder for _, folder in found}
    assert {"licences/qt", "licences/sqlcipher", "licences/python", "licences/pillow"} <= folders
    assert all(Path(file).stat().st_size for file, _ in found)


# --- prose -----------------------------------------------------------------------------------
def test_the_commands_of_the_readme_exist_in_the_makefile():
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for path in PROSE:
        text = path.read_text(encoding="utf-8")
        named = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.M))
        assert named <= made, (path.name, named - made)
    assert {"run", "test", "check", "bundle"} <= made


def test_the_commands_of_the_program_parse_as_they_are_written():
    """Square brackets are what may be left out; "…" is more of the same."""
    from penilaian_desktop.cli.parser import build_parser

    parser = build_parser({"skp": "SKP"}, ("permenpanrb-6-2022",))
    commands = "demo|score|import|package|print|backup|restore|check"
    written = [
        line
        for path in [ROOT / "README.md", *GUIDE]
        for line in re.findall(rf"penilaian ((?:{commands})\b[^`|\n]*)", path.read_text("utf-8"))
    ]
    for line in written:
        words = re.sub(r"[\[\]…]", "", line).split()
        parser.parse_args(["1" if word == "N" else word for word in words])
    assert len(written) >= 10


@pytest.mark.parametrize("path", PROSE, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def words_of_the_screens():
    """Return the texts that stand in the user interface, one string."""
    return "\n".join(
        node.value
        for path in sorted((SOURCE / "ui").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@pytest.mark.parametrize("path", GUIDE, ids=lambda p: p.stem)
def test_the_guide_speaks_with_the_words_of_the_screens(path):
    """Bold words are labels or keys; other words of weight are not bold."""
    said = words_of_the_screens()
    text = re.sub(r"\n(?=\S)", " ", path.read_text(encoding="utf-8"))
    keys = re.compile(
        r"(?:(?:Ctrl|Alt|Shift)\+)?(?:[A-Z?0-9]|F\d|Enter|Tab|Del|Esc|[↑↓←→])|Alt|Ctrl"
    )
    wrong = [
        part
        for bold in re.findall(r"\*\*([^*]+)\*\*", text)
        for part in re.split(r" → ", bold.rstrip("."))
        if not keys.fullmatch(part) and not all(word in said for word in part.split(" … "))
    ]
    assert wrong == []
