"""What a publisher may change, and what is shipped for Windows and macOS, as far as files can be checked."""

from __future__ import annotations

import configparser
import importlib.util
import plistlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from index_build.build import build
from tests.conftest import MakeSource

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
VERSION_RESOURCE = (PACKAGING / "windows" / "version.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def product() -> ModuleType:
    """``packaging/product.py``, which is no package to import from."""
    spec = importlib.util.spec_from_file_location("product", PACKAGING / "product.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["product"] = module
    spec.loader.exec_module(module)
    return module


def changed(tmp_path: Path, **fields: str) -> Path:
    row = yaml.safe_load((PACKAGING / "product.yml").read_text("utf-8"))
    file = tmp_path / "product.yml"
    file.write_text(yaml.safe_dump({**row, **fields}), "utf-8")
    return file


def test_our_own_product(product: ModuleType) -> None:
    ours = product.Product.read(PACKAGING / "product.yml")
    assert (ours.id, ours.name) == ("helpviewer", "Help Viewer")
    assert re.fullmatch(r"\d+\.\d+\.\d+", ours.version)
    assert ours.book.is_dir()


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "Big Name"},
        {"id": ""},
        {"id": "ends-"},
        {"version": "one"},
        {"version": "99999.1"},
        {"name": 'a "quoted" name'},
        {"name": "a/b"},
        {"name": "{app}"},
        {"icon": "none.svg"},
        {"icon": "resources/images/screenshot.png"},
        {"app_id": "help"},
        {"app_id": "io.helpviewer.2"},
        {"accent": "#ffee00"},
        {"accent_dark": "blue"},
    ],
)
def test_a_wrong_field_is_a_sentence(product: ModuleType, tmp_path: Path, fields: dict[str, str]) -> None:
    with pytest.raises(product.ProductWrong, match=next(iter(fields))):
        product.Product.read(changed(tmp_path, **fields))


@pytest.mark.parametrize("fields", [{"id": "acme-help"}, {"app_id": "com.acme.Help"}])
def test_a_half_changed_identity_is_refused(
    product: ModuleType, tmp_path: Path, fields: dict[str, str]
) -> None:
    """Its files would collide with ours on one computer."""
    with pytest.raises(product.ProductWrong, match="both"):
        product.Product.read(changed(tmp_path, **fields))


def test_a_slip_of_the_pen_is_a_sentence(product: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(product.ProductWrong, match=r"there is no “acent”\. Known are id, name"):
        product.Product.read(changed(tmp_path, acent="#00f"))


def test_a_product_needs_no_book_where_another_is_shipped(product: ModuleType, tmp_path: Path) -> None:
    file = changed(tmp_path)
    row = yaml.safe_load(file.read_text("utf-8"))
    file.write_text(yaml.safe_dump({name: value for name, value in row.items() if name != "book"}), "utf-8")
    with pytest.raises(product.ProductWrong, match="'book' is missing"):
        product.Product.read(file)
    assert product.Product.read(file, tmp_path).book == tmp_path


def test_paths_beside_the_file_come_first(product: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg/>")
    read = product.Product.read(changed(tmp_path, icon="logo.svg"))
    assert read.icon == tmp_path / "logo.svg"
    assert read.book == ROOT / "resources" / "content" / "xai-api-faq"


def test_any_text_survives_in_every_file(product: ModuleType, tmp_path: Path) -> None:
    odd = {
        "name": "A & B's",
        "summary": r"<b> & \{x} 100 %",
        "publisher": "{P} & <Sons>",
        "description": r".\fB & <x>",
    }
    acme = product.Product.read(changed(tmp_path, id="acme", app_id="com.acme.Help", **odd))
    more = {"date": "2026-01-01", "ID": "ACME"}
    metainfo = ET.fromstring(acme.fill(PACKAGING / "linux" / "metainfo.xml", **more))
    assert metainfo.findtext("name") == odd["name"]
    assert metainfo.findtext("summary") == odd["summary"]
    assert metainfo.findtext("description/p") == odd["description"]
    plist = plistlib.loads(acme.fill(PACKAGING / "macos" / "Info.plist").encode())
    assert plist["CFBundleName"] == odd["name"]
    resource = eval(
        acme.fill(PACKAGING / "windows" / "version.txt", numbers="1, 2, 3, 0").partition("\n")[2],
        {name: lambda *a, **k: (a, k) for name in re.findall(r"\w+(?=\()", VERSION_RESOURCE)},
    )
    assert odd["publisher"] in repr(resource)
    assert "AppPublisher={{P} & <Sons>" in acme.fill(
        PACKAGING / "windows" / "installer.iss", app="A", dist="D", data="X"
    )
    page = tmp_path / "acme.1"
    page.write_text(acme.fill(PACKAGING / "linux" / "man.1", **more))
    if shutil.which("man"):
        done = subprocess.run(["man", "--warnings", "-l", page], capture_output=True, text=True)
        assert done.stderr == ""
        assert odd["description"] in " ".join(done.stdout.split())


def test_templates_are_filled(product: ModuleType, tmp_path: Path) -> None:
    file = changed(tmp_path, id="acme-help", name="Acme Help", publisher="Acme", app_id="com.acme.Help")
    acme = product.Product.read(file)
    more = {
        "date": "2026-01-01",
        "ID": "ACME-HELP",
        "app": "A",
        "dist": "D",
        "data": "X",
        "numbers": "1, 0, 0, 0",
        "terms": "the terms",
    }
    for template in [*(PACKAGING / "linux").glob("[a-z]*[!y]"), *(PACKAGING / "windows").iterdir()]:
        if template.suffix not in (".py", "") or template.name in ("copyright", "lintian-overrides"):
            text = acme.fill(template, **more)
            assert "Acme" in text or "acme" in text or template.name == "mime.xml"
            assert "${" not in text


@pytest.mark.parametrize(
    ("licence", "terms"),
    [
        ("licence: {title: CC BY 4.0, url: https://example.org/by}\n", "CC BY 4.0 https://example.org/by"),
        ("", "the terms of its publisher, The Help Viewer project: https://example.org/helpviewer"),
    ],
)
def test_the_terms_of_the_book_are_its_own(
    product: ModuleType, make_source: MakeSource, tmp_path: Path, licence: str, terms: str
) -> None:
    text = f"id: b\ntitle: B\ncategories: folders\n{licence}"
    build(make_source({"book.yml": text, "one.md": "# One\n\nText.\n"}), tmp_path / "book")
    read = product.Product.read(PACKAGING / "product.yml", tmp_path / "book")
    assert read.terms_of_book() == terms


def test_the_plist_is_one(product: ModuleType) -> None:
    ours = product.Product.read(PACKAGING / "product.yml")
    content = plistlib.loads(ours.fill(PACKAGING / "macos" / "Info.plist").encode())
    assert content["CFBundleName"] == "Help Viewer"
    assert content["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["helpviewer"]
    (kind,) = content["UTImportedTypeDeclarations"]
    assert content["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == ["helpbook"]
    assert content["NSHighResolutionCapable"] is True
    assert content["LSMinimumSystemVersion"] == "13.0"
    entitlements = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert all(entitlements.values())


def test_the_disk_image_recipe_is_a_shell_script() -> None:
    subprocess.run(["sh", "-n", PACKAGING / "macos" / "dmg.sh"], check=True)


def test_the_windows_script_has_its_sections(product: ModuleType) -> None:
    ours = product.Product.read(PACKAGING / "product.yml")
    text = ours.fill(PACKAGING / "windows" / "installer.iss", app=r"C:\a", dist=r"C:\d", data=r"C:\x")
    sections = re.findall(r"^\[(\w+)\]$", text, re.M)
    assert {"Setup", "Files", "Icons", "Registry", "Run"} <= set(sections)
    setup = configparser.RawConfigParser(strict=True)
    setup.read_string("[Setup]\n" + text.split("[Setup]")[1].split("[", 1)[0])
    assert setup["Setup"]["AppName"] == "Help Viewer"
    assert setup["Setup"]["PrivilegesRequired"] == "lowest"
    for section in re.split(r"^\[", text, flags=re.M)[2:]:
        for line in section.splitlines()[1:]:
            # Every entry is Name: value; …, with quotation marks in pairs.
            assert not line or line.startswith((";", "#")) or re.match(r"\w+: ", line), line
            assert line.count('"') % 2 == 0, line


def test_the_version_resource_is_python(product: ModuleType) -> None:
    ours = product.Product.read(PACKAGING / "product.yml")
    compile(ours.fill(PACKAGING / "windows" / "version.txt", numbers="1, 2, 3, 0"), "version.txt", "eval")


def test_workflows() -> None:
    files = list((ROOT / ".github" / "workflows").glob("*.yml"))
    assert files
    for file in files:
        content = yaml.safe_load(file.read_text("utf-8"))
        assert content["jobs"]
        for job in content["jobs"].values():
            assert job["timeout-minutes"]
            for step in job["steps"]:
                assert ("uses" in step) != ("run" in step)
                if "run" in step:
                    script = re.sub(r"\$\{\{.*?\}\}", "x", step["run"])
                    subprocess.run(["bash", "-n"], input=script.encode(), check=True)
                    for path in re.findall(r"(?:^|\s)(packaging/\S+|resources/\S+)", script):
                        assert (ROOT / path).exists(), path
