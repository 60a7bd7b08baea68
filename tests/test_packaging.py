"""What is installed: one list of requirements, one version, and a wheel that works away from the checkout."""

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
import zipfile

import pytest
import yaml

import cmr_analysis
from cmr_analysis import datapackage


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def requirements_of(project):
    extras = project["optional-dependencies"].values()
    return [*project["dependencies"], *(requirement for extra in extras for requirement in extra)]


def name_of(requirement):
    return re.match(r"[\w.-]+", requirement)[0].lower().replace("_", "-")


def test_environment_yml_requires_what_pyproject_requires(root, project):
    environment = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))
    *conda, pip = environment["dependencies"]
    python = f"python{project['requires-python']}"
    assert sorted(conda) == sorted([python, "pip", *requirements_of(project)])
    assert pip == {"pip": ["-e ."]}
    assert environment["name"] == project["name"]


def test_the_package_requires_what_it_imports_and_no_more(root, project):
    sources = [path.read_text(encoding="utf-8") for path in (root / "cmr_analysis").rglob("*.py")]
    nodes = [node for source in sources for node in ast.walk(ast.parse(source))]
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    known = importlib.metadata.packages_distributions()
    used = {name_of(known[name.split(".")[0]][0]) for name in imported if name.split(".")[0] in known}
    # No import names it: papermill runs notebooks in it. Dask is asked for by name, and imported only then.
    optional = set(map(name_of, project["optional-dependencies"]["dask"]))
    assert used - {"cmr-analysis"} - optional | {"ipykernel"} == set(map(name_of, project["dependencies"]))


def test_the_lock_holds_every_requirement_with_hashes_and_no_address(root, project):
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    entries = re.findall(
        r"^([\w.-]+)==\S+ (?:;.*)?\\\n((?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", lock, re.M
    )
    assert {name_of(requirement) for requirement in requirements_of(project)} <= {name for name, _ in entries}
    assert len(entries) == len(re.findall(r"^[^\s#]", lock, re.M)), "a line that is no pinned requirement"
    assert "://" not in lock
    assert "--index" not in lock and "--find-links" not in lock


def test_the_version_is_the_same_everywhere(root, project):
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert cmr_analysis.__version__ == project["version"]
    assert importlib.metadata.version("cmr_analysis") == project["version"]
    assert citation["version"] == project["version"]
    assert re.search(r"^## (\S+?),", changelog, re.M)[1] == project["version"]


def test_the_data_dictionary_is_the_schemas(root):
    written = (root / "DATA_DICTIONARY.md").read_text(encoding="utf-8")
    assert written == datapackage.dictionary(), "run `make dictionary`"


def test_make_alone_prints_the_targets(root):
    printed = subprocess.run(["make"], cwd=root, capture_output=True, text=True, check=True).stdout
    targets = re.findall(r"^  make (\w+) ", printed, re.M)
    assert {"setup", "report", "test", "lint", "lab", "tables", "check", "bench", "clean"} <= set(targets)


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=root, capture_output=True, check=True, timeout=120)
    return next(out.glob("*.whl"))


def test_the_wheel_holds_vocabularies_notebooks_and_filings(root, wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    for folder, pattern in [("data/reference", "*.csv"), ("data/filings", "*.txt"), ("notebooks", "*.ipynb")]:
        expected = {f"cmr_analysis/{folder}/{path.name}" for path in (root / folder).glob(pattern)}
        assert expected and expected <= held, folder
    assert not [name for name in held if name.startswith(("tests/", "data/", "notebooks/"))]


def test_the_wheel_works_from_any_folder(filings, wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); import cmr_analysis; "
        f"corpus = cmr_analysis.load_corpus({str(filings / 'calix-2017.txt')!r}); "
        "print(cmr_analysis.__file__, len(corpus.smelters), corpus.smelters['country_code'].isna().sum())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert done.stderr == ""
    assert done.stdout.split() == [str(tmp_path / "site" / "cmr_analysis" / "__init__.py"), "331", "0"]
