"""The README's examples: every Python session and every `$ cmr` command prints what the README says."""

import doctest
import re
import shlex

import pytest

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.fixture
def readme(root, tmp_path, monkeypatch):
    """The README's text, in a folder that has the filings but nothing to spoil."""
    (tmp_path / "data").symlink_to(root / "data")
    monkeypatch.chdir(tmp_path)
    return (root / "README.md").read_text(encoding="utf-8")


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


def test_python_sessions(readme):
    session = "\n".join(blocks(readme, "python"))
    test = doctest.DocTestParser().get_doctest(session, {}, "README.md", "README.md", 0)
    report = []
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=report.append)
    assert test.examples
    assert not report, "".join(report)


def test_commands(readme, cmr):
    steps = [step for block in blocks(readme, "console") for step in re.split(r"^\$ ", block, flags=re.M)[1:]]
    assert steps
    exit_code = None
    for step in steps:
        command, _, expected = step.partition("\n")
        if command == "echo $?":
            printed = f"{exit_code}\n"
        else:
            done = cmr(*shlex.split(command.removeprefix("cmr ")))
            exit_code, printed = done.exit_code, done.out + done.err
        assert doctest.OutputChecker().check_output(expected, printed, FLAGS), f"$ {command}\n{printed}"


def test_links_and_pictures_are_there(readme, root):
    targets = re.findall(r"\]\(([^):#]+)\)", readme)
    assert targets
    assert not [target for target in targets if not (root / target).exists()]
