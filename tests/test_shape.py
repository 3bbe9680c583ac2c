"""The shape of the house: imports and model relations go one way, a thing lives in the folder of its noun, and one name
serves address, view, template and test. CONTRIBUTING tells the rules; here each has a test, and a violation that is seen."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from tests.template_lines import long_lines

ROOT = Path(settings.BASE_DIR)
LAYERS = ["schools", "improvement", "governance", "demo", "config"]  # each may know those before it
APPS = LAYERS[:3]
LONGEST_MODULE, FULLEST_FOLDER = 400, 12
# Words that name how code looks at things, not the things.
NO_NAMES = {
    *("known", "shown", "asking", "telling", "seeing", "along", "thin", "dated", "openings", "looks", "wire"),
    *(
        "singles",
        "standing_of_messages",
        "marking",
        "records",
        "members",
        "utils",
        "helpers",
        "misc",
        "common",
    ),
}
DJANGOS = {"migrations", "management", "templatetags"}


def modules(*layers: str) -> Iterator[Path]:
    for layer in layers or LAYERS:
        yield from (path for path in sorted((ROOT / layer).rglob("*.py")) if "migrations" not in path.parts)


def patterns(resolver=None, prefix=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry


OURS = [(route, entry) for route, entry in patterns() if entry.callback.__module__.split(".")[0] in LAYERS]


# ---- one way ----------------------------------------------------------------------------------------------------------
def upward_imports(source: str, layer: str) -> list[str]:
    """Modules of a higher layer that the source imports, and relative imports of any kind."""
    found = []
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = ["." * node.level + (node.module or "")] if node.level else [node.module or ""]
        above = LAYERS[LAYERS.index(layer) + 1 :]
        found += [name for name in names if name.startswith(".") or name.split(".")[0] in above]
    return found


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_go_one_way(layer):
    for path in (ROOT / layer).rglob("*.py"):
        assert not upward_imports(path.read_text(), layer), path


def test_an_import_upward_is_seen():
    assert upward_imports("from improvement.models import Action", "schools") == ["improvement.models"]
    assert upward_imports("def f():\n    import governance.board", "improvement") == ["governance.board"]
    assert upward_imports("from . import models", "schools") == ["."]
    assert upward_imports("from schools.days import dates", "improvement") == []


def upward_relations(models) -> list[str]:
    found = []
    for model in models:
        layer = model._meta.app_label
        if layer not in LAYERS:
            continue
        for field in model._meta.get_fields():
            if field.is_relation and not field.auto_created and field.related_model is not None:
                other = field.related_model._meta.app_label
                if other in LAYERS and LAYERS.index(other) > LAYERS.index(layer):
                    found.append(f"{model._meta.label}.{field.name} -> {other}")
    return found


def test_model_relations_go_one_way():
    assert upward_relations(apps.get_models()) == []


def test_a_relation_upward_is_seen(monkeypatch):
    action = apps.get_model("improvement", "Action")
    monkeypatch.setattr(action._meta, "app_label", "schools")
    assert any("Action.area" in line for line in upward_relations([action]))


def imported(path: Path, names: set[str]) -> set[str]:
    """Which of the modules `names` the file imports, wherever in it the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                module = f"{node.module}.{alias.name}"
                found.add(module if module in names else node.module)
    return found & names


def circles(graph: dict[str, set[str]]) -> list[str]:
    """The modules that can be reached from themselves."""
    left = dict(graph)
    while True:
        ends = [name for name, others in left.items() if not others & left.keys()]
        if not ends:
            break
        for name in ends:
            del left[name]
    while True:  # what only leads into a circle is none of it
        aimed = {other for others in left.values() for other in others}
        starts = [name for name in left if name not in aimed]
        if not starts:
            return sorted(left)
        for name in starts:
            del left[name]


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_no_files_import_each_other_in_a_circle():
    paths = {module_name(path): path for path in modules()}
    graph = {name: imported(path, set(paths)) - {name} for name, path in paths.items()}
    assert circles(graph) == []


def test_a_circle_is_seen():
    graph = {"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}, "e": set()}
    assert circles(graph) == ["b", "c"]


# ---- names and rooms ----------------------------------------------------------------------------------------------------
def test_every_address_of_ours_has_a_name_of_its_own():
    names = [entry.name for _, entry in OURS]
    assert len(names) == len(set(names)) and all(names)


@pytest.mark.parametrize("route,entry", OURS, ids=[entry.name for _, entry in OURS])
def test_address_view_template_and_test_have_one_name(route, entry):
    view = entry.callback
    assert view.__name__ == entry.name, f"{route} is named {entry.name} and its view {view.__name__}"
    app = view.__module__.split(".")[0]
    assert list((ROOT / "tests").rglob(f"test_{entry.name}.py")), f"no test file for {entry.name}"
    if renders(view):
        found = [
            path
            for folder in (app, "pages", "accounts")
            for path in (ROOT / "templates" / folder).rglob(f"{entry.name}.html")
        ]
        assert found, f"no template for {entry.name}"


def renders(view) -> bool:
    """Does the view draw a page? Those that only redirect or answer in plain text do not."""
    function = view
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    code = function.__code__
    return "render" in code.co_names


def test_a_module_is_named_after_a_thing():
    parts = {part for path in modules() for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not parts & NO_NAMES


def twice(sources: list[str]) -> list[str]:
    """Class names that stand more than once among these modules."""
    names = Counter(
        node.name for source in sources for node in ast.parse(source).body if isinstance(node, ast.ClassDef)
    )
    return sorted(name for name, number in names.items() if number > 1)


@pytest.mark.parametrize("app", APPS)
def test_a_class_name_stands_once_in_an_app(app):
    sources = [
        path.read_text() for path in modules(app) if not DJANGOS & set(path.parts[:-1]) - {"templatetags"}
    ]
    assert twice(sources) == []


def test_a_class_name_that_stands_twice_is_seen():
    assert twice(["class Line: ...", "class Line: ...\nclass Row: ..."]) == ["Line"]


def test_every_room_says_what_it_holds():
    for app in APPS:
        for path in (ROOT / app).rglob("__init__.py"):
            if not DJANGOS & set(path.parts):
                assert ast.get_docstring(ast.parse(path.read_text())), path


def test_no_module_has_outgrown_its_room():
    long = {
        str(path.relative_to(ROOT)): lines for path in modules() if (lines := lines_of(path)) > LONGEST_MODULE
    }
    assert not long


def lines_of(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_no_folder_is_too_full_to_be_read():
    counts = Counter(path.parent for path in modules() if path.name != "__init__.py")
    full = {str(folder.relative_to(ROOT)): n for folder, n in counts.items() if n > FULLEST_FOLDER}
    # What Django and the machine ask for by name; and the stories of the demo, a list of nouns.
    full = {folder: n for folder, n in full.items() if not folder.startswith(("config", "demo"))}
    assert not full


# ---- templates ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda p: str(p.relative_to(ROOT))
)
def test_templates_compile_and_hold_no_inline_style_or_script(path):
    from django.template import engines

    text = path.read_text()
    engines["django"].from_string(text)
    if "emails" not in path.parts:
        assert " style=" not in text and "<style" not in text
        assert "<script>" not in text and " onclick=" not in text and "javascript:" not in text


def test_a_line_of_a_template_can_be_read_beside_another():
    assert long_lines(ROOT / "templates") == []


def test_a_long_line_is_seen_unless_it_is_one_tag(tmp_path):
    words = "x" * 110
    (tmp_path / "page.html").write_text(
        f'  {{% include "_pieces/empty.html" with title="{words}" %}}\n'
        f"  {{{{ {words}_{words} }}}}\n"
        f"<p>{words}</p>\n"
        f"<p class='a'>{words}</p>\n"
        f"{{% if a %}}{words}{{% endif %}}\n"
    )
    found = [f"page.html:{number}: {length} characters" for number, length in ((4, 127), (5, 131))]
    assert long_lines(tmp_path) == found


# ---- where things are done ----------------------------------------------------------------------------------------------
WRITES = {"save", "bulk_create", "bulk_update", "delete", "create", "update"}


def test_views_do_not_write():
    """Every write is in a workflow: a view never saves, creates or updates a row."""
    for path in modules():
        if not re.search(r"views?\.py$", path.name):
            continue
        calls = {
            node.func.attr
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        assert not WRITES & calls, path


def test_only_dates_asks_the_clock():
    asking = ("date.today(", "datetime.now(", "timezone.now(", "localdate(", "utcnow(", "time.time(")
    for path in modules():
        if path.name == "dates.py":
            continue
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            assert not any(word in line for word in asking), (
                f"{path}:{number}: ask schools.days.dates instead"
            )


BYTES = {"FileResponse", "StreamingHttpResponse", "content_disposition_header", "path_of"}


def bytes_sent(source: str) -> list[int]:
    """Lines that could hand out the bytes of a file: an answer that is neither a page nor plain words, its headers, or the
    place where a file lies."""
    found = []
    for node in ast.walk(ast.parse(source)):
        named = {ast.Name: "id", ast.Attribute: "attr", ast.alias: "name"}.get(type(node))
        if named and getattr(node, named) in BYTES:
            found.append(node.lineno)
        if isinstance(node, ast.Constant) and node.value == "Content-Disposition":
            found.append(node.lineno)
        if isinstance(node, ast.Call) and "HttpResponse" in (
            getattr(node.func, "id", ""),
            getattr(node.func, "attr", ""),
        ):
            kinds = [word.value for word in node.keywords if word.arg == "content_type"] + node.args[1:2]
            if any(getattr(kind, "value", None) != "text/plain" for kind in kinds):
                found.append(node.lineno)
    return found


def test_bytes_leave_by_one_door():
    found = {
        str(path.relative_to(ROOT)): lines
        for path in modules()
        if path.parent != ROOT / "schools" / "files" and (lines := bytes_sent(path.read_text()))
    }
    assert not found, "files.download sends them: it compares the hash and says the headers"


@pytest.mark.parametrize(
    "source",
    [
        "return FileResponse(made)",
        "from django.http import StreamingHttpResponse",
        "return http.FileResponse(made)",
        "return HttpResponse(data, content_type=row.content_type)",
        "return http.HttpResponse(data, 'image/png')",
        "response['Content-Disposition'] = 'attachment'",
        "data = files.path_of(row).read_bytes()",
    ],
)
def test_bytes_by_another_door_are_seen(source):
    assert bytes_sent(source if "import" in source else f"def f():\n    {source}")


def test_a_page_and_plain_words_are_no_bytes():
    assert not bytes_sent("HttpResponse(page, status=503)\nHttpResponse('ready', content_type='text/plain')")
