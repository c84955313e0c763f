"""TOML that is easily broken by an edit."""

from __future__ import annotations

PIECES = [
    '[[meeting]]\nid     = "a"   # c\ndate   = "2022-01-24 (月)"   # "q" [x] \\\nwindow = ["a", 2022-01-02]\n',
    '[[meeting]]\r\nid = "a"\r\n\tdate = 2022-01-24\t# tab\r\n',
    'meeting = [{ id = "a", date = 2022-01-24 }, {id="b",date=2022-01-25}]\n',
    'meeting = [\n  # first\n  { id = "a", date = 2022-01-24 }, # one\n  { id = "b" },\n]\n',
    '[scenario.late.items]\n"study-5".date = 2022-01-01 # k\n"study-5".x = true\nstudy-6 = { date=2022-01-01 }\n',
    "[scenario.late.items.study-7]\ndate = 2022-01-01\n[scenario.late]\nx-a = 1\n",
    'title.ja = "x"\ntitle.en = "y"\n"quoted key" = 1\n\'literal "key"\' = 2\n',
    'text = """\n# no comment\n[no.header]\nkey = "no key" \\\n  more"""\nother = \'\'\'\n[[nor]]\n\'\'\' # behind\n',
    'quotes = """a "quoted" ""word"" """"\nlit = \'\'\'it\'s \'\'\'\n',
    "numbers = [0x1F, 1_000, 1e3, -0.0, nan, inf, +7]\ntrue = true\n",
    "times = [10:00:00, 2022-01-24T10:00:00Z, 2022-01-24 10:00:00]\n",
    'deep = { a = { b = [1, { c = "]" }, [2, 3]] }, d = "}" }\n',
    'empty = {}\nlist = []\n[table]\n[table.sub]\nkey = "last without newline"',
    '[a.b.c]\nx = 1\n[a]\ny = 2\n[a.b]\nz = "新しい値"\n',
    '"日本語" = "値"   # コメント\n[["配列"]]\n"a.b" = 1\n[["配列"]]\n"a.b" = 2\n',
    '   [ spaced . header ]   # c\n   key   =   "v"   \n',
]
