"""Schedules as they were in a git revision, read from the repository's objects: never more than four git processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence

from aistrat_cli.cli.declare import CannotGoOn
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.build import File
from aistrat_cli.loading.loader import is_schedule

MOST_FILES = 5000
"""Schedules of a revision that are looked through for one that lies elsewhere today."""


class NoRevision(CannotGoOn):
    """There is no such revision, or no repository: what was named may be something else."""


class Revision:
    """A commit, and the schedules in it."""

    def __init__(self, name: str, folder: str) -> None:
        """Find the commit that `name` means in the repository that holds `folder`; raises NoRevision."""
        self.name = name
        self._folder = folder or "."
        asked = ("rev-parse", "--is-shallow-repository", "--show-cdup", "--show-prefix")
        code, out, _ = self._git(asked)
        if code != 0:
            raise NoRevision(
                Message(
                    f'"{name}" is no file and no baseline, and there is no git repository here',
                    f"「{name}」というファイルも基準計画もなく、ここは git リポジトリではありません",
                )
            )
        shallow, self._up, self._prefix = ([*out.decode("utf-8", "surrogateescape").split("\n"), "", ""])[:3]
        self.shallow = shallow == "true"
        code, out, _ = self._git(("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"))
        if code != 0:
            raise self._unknown()
        self.commit = out.decode("ascii").strip()
        self._entries: dict[str, str] | None = None

    def _unknown(self) -> NoRevision:
        name = self.name
        if self.shallow:
            return NoRevision(
                Message(
                    f'"{name}" is not in this clone, which is shallow: it holds the newest commits only',
                    f"「{name}」はこのクローンにありません（shallow クローンで、最新のコミットだけを持っています）",
                ),
                Message(
                    "fetch the history: git fetch --unshallow (in GitHub Actions: fetch-depth: 0 of actions/checkout)",
                    "履歴を取得してください: git fetch --unshallow"
                    "（GitHub Actions では actions/checkout の fetch-depth: 0）",
                ),
            )
        return NoRevision(
            Message(
                f'"{name}" is no file, no baseline and no git revision',
                f"「{name}」というファイル、基準計画、git リビジョンはありません",
            ),
            Message("aistrat baseline list shows the baselines", "基準計画の一覧は aistrat baseline list で見られます"),
        )

    def read(
        self, paths: Sequence[str], holds_all: Callable[[Sequence[File]], bool], folders: Sequence[str] = ()
    ) -> list[File]:
        """Return the schedules of the revision that lie where these do today, with their neighbours, and in `folders`.

        Where these do not hold everything (`holds_all`), because a file lay elsewhere or had another name, all
        schedules of the revision are returned.
        """
        entries = self._tree()
        wanted = {self._inside(path) for path in paths}
        beside = {path.rpartition("/")[0] for path in wanted}
        below = self.below(folders)
        near = {
            path: None
            for path in entries
            if path in wanted or path.rpartition("/")[0] in beside or self.shown(path).startswith(below)
        }
        far = [path for path in entries if path not in near][:MOST_FILES]
        # One process serves both questions: the second is asked only where the first did not do.
        return self._blobs(near, far, holds_all)

    def below(self, folders: Sequence[str]) -> tuple[str, ...]:
        """Return what the paths of the revision's files begin with, as `shown`, that lay in or below these folders."""
        return tuple(self.shown(self._inside(os.path.join(folder, "-"))[:-1]) for folder in folders)

    def _inside(self, path: str) -> str:
        """Return a path as the repository has it."""
        top = os.path.realpath(os.path.join(self._folder, self._up))
        real = os.path.join(os.path.realpath(os.path.dirname(path) or "."), os.path.basename(path))
        return os.path.relpath(real, top).replace(os.sep, "/")

    def _tree(self) -> dict[str, str]:
        """Return the schedules of the revision by their paths in the repository, with the ids of their content."""
        if self._entries is None:
            code, out, error = self._git(("ls-tree", "-r", "-z", "--full-tree", self.commit))
            if code != 0:
                raise self._failed(error)
            self._entries = {}
            for entry in out.decode("utf-8", "surrogateescape").split("\0"):
                facts, _, path = entry.partition("\t")
                parts = path.split("/")
                if path.endswith(".toml") and is_schedule(parts[-1]) and not any(p.startswith(".") for p in parts):
                    self._entries[path] = facts.split()[2]
        return self._entries

    def _blobs(
        self, near: Iterable[str], far: Iterable[str], holds_all: Callable[[Sequence[File]], bool]
    ) -> list[File]:
        import subprocess

        entries = self._tree()
        found: list[File] = []
        try:
            with subprocess.Popen(
                ["git", "-C", self._folder, "cat-file", "--batch"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            ) as git:
                assert git.stdin is not None
                assert git.stdout is not None
                for paths in (near, far):
                    for path in paths:
                        git.stdin.write(f"{entries[path]}\n".encode())
                        git.stdin.flush()
                        head = git.stdout.readline().split()
                        if len(head) != 3 or head[1] != b"blob":
                            raise self._failed(b"an object is missing (a partial clone?)")
                        content = git.stdout.read(int(head[2]))
                        git.stdout.read(1)
                        found.append(File(self.shown(path), content))
                    if holds_all(found):
                        break
                git.stdin.close()
        except OSError as error:
            raise self._failed(str(error).encode()) from None
        return found

    def shown(self, path: str) -> str:
        """Return a path of the revision as messages name it."""
        return f"{self.name}:{path}"

    def _failed(self, error: bytes) -> CannotGoOn:
        said = error.decode("utf-8", "replace").strip().split("\n")[0]
        return CannotGoOn(
            Message(f"{self.name}: git cannot read this revision: {said}", f"{self.name}: git で読めません: {said}")
        )

    def _git(self, words: Sequence[str]) -> tuple[int, bytes, bytes]:
        import subprocess

        try:
            done = subprocess.run(
                ["git", "-C", self._folder, *words],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError:
            return 127, b"", b"git is not installed"
        return done.returncode, done.stdout, done.stderr
