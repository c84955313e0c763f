"""Completion in bash, zsh and fish: commands, options, values, and the ids of the schedules at hand.

`aistrat --show-completion bash` prints a script for the shell's start-up file. The script calls
`_AISTRAT_COMPLETE=<shell> aistrat WORDS…`, the last word being the one to complete, and gets one candidate a line:
the value, a tab, what it is. A first line `:files` asks the shell to offer files as well. Typer's own completion is
not used: it imports rich to render help texts, in which a title such as `[red]` would be markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.console import Console
from aistrat_cli.cli.declare import Command, Completes, Option
from aistrat_cli.row import NamedTuple

SCRIPTS = {
    "bash": r"""_aistrat() {
  local IFS=$'\n' line
  COMPREPLY=()
  while read -r line; do
    case $line in
      :files) compopt -o default ;;
      *) COMPREPLY+=("${line%%$'\t'*}") ;;
    esac
  done < <(_AISTRAT_COMPLETE=bash aistrat "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o nosort -F _aistrat aistrat
""",
    "zsh": r"""#compdef aistrat
_aistrat() {
  local line files
  local -a found
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      files=1
    else
      found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    fi
  done < <(_AISTRAT_COMPLETE=zsh aistrat "${(@)words[2,$CURRENT]}" 2>/dev/null)
  (( $#found )) && _describe -V aistrat found
  [[ -n $files ]] && _files
}
if [[ $funcstack[1] == _aistrat ]]; then _aistrat "$@"; else compdef _aistrat aistrat; fi
""",
    "fish": r"""function __aistrat_complete
  for line in (_AISTRAT_COMPLETE=fish aistrat (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
    if test "$line" = ":files"
      __fish_complete_path (commandline -ct)
    else
      echo $line
    end
  end
end
complete -c aistrat -f -a '(__aistrat_complete)'
""",
}


class Candidate(NamedTuple):
    """A word that may stand here, and what it is."""

    value: str
    said: str = ""


def complete(words: Sequence[str], console: Console) -> int:
    """Print the candidates for the last word; what goes wrong stays silent."""
    shell = console.world.environ["_AISTRAT_COMPLETE"]
    try:
        lines = list(_answer(words, shell, console))
    except Exception:  # a Tab must not print a complaint into somebody's prompt
        return exits.OK
    console.data("".join(f"{line}\n" for line in lines).encode())
    return exits.OK


def _answer(words: Sequence[str], shell: str, console: Console) -> Iterator[str]:
    """Yield the lines for the shell."""
    from aistrat_cli.render.cells import visible

    words = _joined(words) if shell == "bash" else list(words)
    word = words[-1] if words else ""
    lang = console.world.environ.get("AISTRAT_LANG", "en")
    files, candidates = candidates_for(words[:-1], word, lang, console)
    if files:
        yield ":files"
    # bash completes what comes after the last sign at which it breaks words.
    skip = max(word.rfind(":"), word.rfind("=")) + 1 if shell == "bash" else 0
    for candidate in candidates:
        if candidate.value.startswith(word):
            yield f"{visible(candidate.value)[skip:]}\t{visible(candidate.said)}"


def _joined(words: Sequence[str]) -> list[str]:
    """Put words together again that bash broke at `:` and `=`."""
    joined: list[str] = []
    glue = False
    for word in words:
        if joined and (glue or word in (":", "=")):
            joined[-1] += word
        else:
            joined.append(word)
        glue = word in (":", "=")
    return joined


def candidates_for(before: Sequence[str], word: str, lang: str, console: Console) -> tuple[bool, Iterable[Candidate]]:
    """Return whether files may stand here, and the words that may, for the words before this one."""
    from aistrat_cli.cli.app import COMMANDS, NAMES, find

    everywhere = (*options.EVERYWHERE, *options.ALONE)
    command, rest = _command(before, NAMES)
    declared = find(command) if command else None
    known: Sequence[Option] = declared.all_options if declared else everywhere
    value_of = _option(known, before[-1]) if before else None
    if value_of is None and word.startswith("-") and "=" in word:
        name, _, _ = word.partition("=")
        option = _option(known, name)
        if option is None:
            return False, ()
        files, found = _values(option, before, console)
        return files, [Candidate(f"{name}={value}", said) for value, said in found]
    if value_of is not None:
        return _values(value_of, before, console)
    if word.startswith("-") and "--" not in before:
        found = [Candidate(name, option.help.in_(lang)) for option in known for name in option.names]
        return False, found
    if declared is None:
        return False, [Candidate(name, said.in_(lang)) for group in COMMANDS.values() for name, said in group.items()]
    return _operand(declared, rest, before, console)


def _command(before: Sequence[str], names: Sequence[str]) -> tuple[str | None, list[str]]:
    """Return the command among the words, and the words after it."""
    for index, word in enumerate(before):
        if word in names:
            return word, list(before[index + 1 :])
    return None, []


def _option(known: Iterable[Option], name: str) -> Option | None:
    """Return the option of that name, if it takes a value."""
    return next((option for option in known if name in option.names and not option.flag and not option.counts), None)


def _values(option: Option, before: Sequence[str], console: Console) -> tuple[bool, Iterable[Candidate]]:
    if option.choices:
        return False, map(Candidate, option.choices)
    return _named(option.completes, before, console)


def _operand(
    command: Command, rest: Sequence[str], before: Sequence[str], console: Console
) -> tuple[bool, Iterable[Candidate]]:
    given = 0
    skip = False
    for word in rest:
        if skip:
            skip = False
        elif word.startswith("-") and word != "-":
            skip = _option(command.all_options, word) is not None
        else:
            given += 1
    for index, operand in enumerate(command.operands):
        if operand.many or given == index:
            return _named(operand.completes, before, console)
    return False, ()


def _named(kind: Completes | None, before: Sequence[str], console: Console) -> tuple[bool, Iterable[Candidate]]:
    """Return what a name of that kind may be, from the schedules that the words name, else those at hand."""
    if kind == "file":
        return True, ()
    if kind == "rule":
        from aistrat_cli.rules.registry import ENTRIES

        return False, [Candidate(entry.code, entry.name) for entry in ENTRIES]
    return False, _ids(kind, before, console) if kind else ()


def _ids(kind: Completes, before: Sequence[str], console: Console) -> Iterator[Candidate]:
    import os

    from aistrat_cli.cli.session import Session

    session = Session(console, {"stdin_filename": "", "scenario": None, "set": (), "lang": None})
    files = tuple(word for word in before if word.endswith(".toml") or os.path.isdir(word))
    loaded = session.load(files)
    shown = session.series(loaded)
    for series in shown:
        lang = series.language
        if kind == "body":
            yield from (Candidate(body.id, body.name.in_(lang)) for body in series.bodies.values())
        elif kind == "person":
            yield from (Candidate(person.id, person.name.in_(lang)) for person in series.persons.values())
        elif kind == "topic":
            yield from (Candidate(topic.id, topic.title.in_(lang)) for topic in series.topics.values())
        elif kind == "scenario":
            yield from (Candidate(name, series.title.in_(lang)) for name in series.scenarios)
        else:
            yield from (Candidate(item.id, item.title.in_(lang)) for item in series.items)
            if len(shown) > 1:
                yield from (Candidate(f"{series.id}:{item.id}", item.title.in_(lang)) for item in series.items)
