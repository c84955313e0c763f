"""Other programs read our calendars and agree on days, times and titles. Each is skipped where it is not installed.

The Node packages are looked for in NODE_PATH: `npm i node-ical ical.js` in some folder, and its `node_modules` there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from desk import MEETING, Desk

BERLIN = """\
[[meeting]]
id = "berlin"
title = "年次総会 \\"2022\\"; A, B"
body = "b"
date = 2022-03-28
time = 09:30:00
timezone = "Europe/Berlin"
length = "45min"
"""
DAYS = '[[task]]\nid = "t"\ntitle = "起草"\ndate = 2022-03-01\nduration = "5d"\n'
LEAP = """\
[[meeting]]
id = "west"
title = "West"
body = "b"
date = 2022-11-07
time = "08:00"
timezone = "America/New_York"
length = "1h"
"""
EXPECTED = {
    "c:m": ("検討会議", "2022-02-24T01:00:00Z", "2022-02-24T03:00:00Z"),
    "c:berlin": ('年次総会 "2022"; A, B', "2022-03-28T07:30:00Z", "2022-03-28T08:15:00Z"),
    "c:west": ("West", "2022-11-07T13:00:00Z", "2022-11-07T14:00:00Z"),
    "c:t": ("起草", "2022-03-01", "2022-03-06"),
}

NODE_ICAL = """
const found = {};
for (const e of Object.values(require('node-ical').sync.parseFile(process.argv[1]))) {
  if (e.type !== 'VEVENT') continue;
  const local = d => [d.getFullYear(), d.getMonth() + 1, d.getDate()].map(n => String(n).padStart(2, '0')).join('-');
  const when = d => e.datetype === 'date' ? local(d) : d.toISOString().replace('.000', '');
  found[e.uid] = [e.summary.val ?? e.summary, when(e.start), when(e.end)];
}
console.log(JSON.stringify(found));
"""
ICAL_JS = """
const ICAL = (await import(process.argv[2])).default;
import { readFileSync } from 'fs';
const root = new ICAL.Component(ICAL.parse(readFileSync(process.argv[3], 'utf8')));
for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
const found = {};
for (const part of root.getAllSubcomponents('vevent')) {
  const e = new ICAL.Event(part);
  const when = t => t.isDate ? t.toString() : t.toJSDate().toISOString().replace('.000', '');
  found[e.uid] = [e.summary, when(e.startDate), when(e.endDate)];
}
console.log(JSON.stringify(found));
"""


@pytest.fixture
def exported(desk: Desk) -> Path:
    desk.write(MEETING.replace("length", 'title = "検討会議"\nlength'), BERLIN, LEAP, DAYS)
    path = desk.folder / "out.ics"
    path.write_bytes(desk.feed("--alarm", "1d"))
    return path


def node_package(name: str) -> Path:
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    for folder in os.environ.get("NODE_PATH", "").split(os.pathsep):
        if folder and (found := Path(folder) / name).is_dir():
            return found
    pytest.skip(f"{name} is not in NODE_PATH")


def test_node_ical(exported: Path) -> None:
    node_package("node-ical")
    done = subprocess.run(
        ["node", "-e", NODE_ICAL, str(exported)], capture_output=True, text=True, check=True, timeout=30
    )
    assert {uid: tuple(found) for uid, found in json.loads(done.stdout).items()} == EXPECTED


def test_ical_js(exported: Path) -> None:
    package = node_package("ical.js")
    script = exported.with_name("read.mjs")
    script.write_text(ICAL_JS)
    module = package / "dist" / "ical.js"
    done = subprocess.run(
        ["node", str(script), str(module), str(exported)], capture_output=True, text=True, check=False, timeout=30
    )
    assert done.returncode == 0, done.stderr
    assert {uid: tuple(found) for uid, found in json.loads(done.stdout).items()} == EXPECTED


def test_khal(exported: Path, desk: Desk) -> None:
    if shutil.which("khal") is None:
        pytest.skip("khal is not installed")
    home = desk.folder / "home"
    (home / "cal").mkdir(parents=True)
    config = home / "config"
    config.write_text(
        f"[calendars]\n[[c]]\npath = {home / 'cal'}\n[locale]\nlocal_timezone = Asia/Tokyo\n"
        "default_timezone = Asia/Tokyo\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {home / 'khal.db'}\n"
    )
    env = {**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": str(home)}
    env.pop("PYTHONPATH", None)

    def khal(*words: str) -> str:
        done = subprocess.run(
            ["khal", "-c", str(config), *words], env=env, capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    khal("import", "--batch", str(exported))
    listed = khal("list", "--once", "--day-format", "", "--format", "{start}|{end}|{title}", "2022-02-01", "300d")
    found = set(listed.splitlines())
    assert "2022-02-24 10:00|2022-02-24 12:00|検討会議" in found
    assert '2022-03-28 16:30|2022-03-28 17:15|年次総会 "2022"; A, B' in found
    assert "2022-11-07 22:00|2022-11-07 23:00|West" in found
    assert any(line.startswith("2022-03-01") and line.endswith("起草") for line in found)
