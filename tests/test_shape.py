"""The shape of the house: imports and model relations go one way, and one name serves address, view, template, test."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from tests.template_lines import long_lines

ROOT = Path(settings.BASE_DIR)
LAYERS = ["schools", "improvement", "governance", "demo", "config"]  # each may know those before it


def patterns(resolver=None, prefix=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry


OURS = [(route, entry) for route, entry in patterns() if entry.callback.__module__.split(".")[0] in LAYERS]


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
    assert upward_imports("from schools import dates", "improvement") == []


def imports_within(package: str) -> dict[str, set[str]]:
    """Which modules of the package each of them imports, at its head or inside a function."""
    folder = ROOT / package.replace(".", "/")
    names = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    graph = {}
    for name in names:
        found = set()
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text())):
            if isinstance(node, ast.ImportFrom) and node.module == package:
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{package}."):
                found.add(node.module.removeprefix(f"{package}.").split(".")[0])
        graph[name] = found & names
    return graph


def test_the_readers_of_letters_import_no_circle():
    graph = imports_within("improvement.reader")
    assert {"word", "pdf"} <= graph["extract"]
    tuple(TopologicalSorter(graph).static_order())  # says which modules make a circle


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


def test_every_address_of_ours_has_a_name_of_its_own():
    names = [entry.name for _, entry in OURS]
    assert len(names) == len(set(names)) and all(names)


@pytest.mark.parametrize("route,entry", OURS, ids=[entry.name for _, entry in OURS])
def test_address_view_template_and_test_have_one_name(route, entry):
    view = entry.callback
    assert view.__name__ == entry.name, f"{route} is named {entry.name} and its view {view.__name__}"
    app = view.__module__.split(".")[0]
    assert list((ROOT / "tests").glob(f"*/test_{entry.name}.py")), f"no test file for {entry.name}"
    if renders(view):
        places = [f"{folder}/{entry.name}.html" for folder in (app, "pages", "accounts")]
        assert any((ROOT / "templates" / place).exists() for place in places), f"no template for {entry.name}"


def renders(view) -> bool:
    """Does the view draw a page? Those that only redirect or answer in plain text do not."""
    function = view
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    code = function.__code__
    return "render" in code.co_names


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


def test_no_module_has_outgrown_its_room():
    long = {
        str(path.relative_to(ROOT)): lines
        for layer in LAYERS
        for path in (ROOT / layer).rglob("*.py")
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) > 430
    }
    assert not long


def test_views_do_not_write():
    """Every write is in a workflow: a view never saves, creates or updates a row."""
    for layer in LAYERS:
        for path in (ROOT / layer).rglob("views/*.py"):
            calls = [
                node.func.attr
                for node in ast.walk(ast.parse(path.read_text()))
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            ]
            assert not {"save", "bulk_create", "bulk_update", "delete"} & set(calls), path
            assert not {"create", "update"} & set(calls), path


def test_only_dates_asks_the_clock():
    asking = ("date.today(", "datetime.now(", "timezone.now(", "localdate(", "utcnow(", "time.time(")
    for layer in LAYERS:
        for path in (ROOT / layer).rglob("*.py"):
            if path.name == "dates.py" or "migrations" in path.parts:
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
        for layer in LAYERS
        for path in (ROOT / layer).rglob("*.py")
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
