"""Other programs' eyes on a PDF: poppler and qpdf."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return done.stdout.decode(errors="replace")  # poppler writes titles of -bbox wrongly


def text_of(file: Path) -> str:
    """Return the text as laid out, pages separated by form feeds."""
    return run("pdftotext", "-layout", "-enc", "UTF-8", str(file), "-")


def pages_of(file: Path) -> list[str]:
    return text_of(file).split("\f")[:-1]


def form_pages(file: Path) -> list[str]:
    """Return the text of each page without the foot."""
    return [page.split("Tercetak dari")[0] for page in pages_of(file)]


def normal(text: str) -> str:
    """Return text without differences between versions of poppler: gaps and empty lines."""
    lines = (re.sub(r" {2,}", "  ", line.strip()) for line in text.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def letters(text: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", text))


def info(file: Path) -> dict[str, str]:
    lines = run("pdfinfo", str(file)).splitlines()
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}


def language(file: Path) -> str:
    """Return the language that the catalogue of a file names."""
    trailer = run("qpdf", "--show-object=trailer", str(file))
    (root,) = re.findall(r"/Root (\d+) 0 R", trailer)
    (found,) = re.findall(r"/Lang \((\w+)\)", run("qpdf", f"--show-object={root}", str(file)))
    return str(found)


@dataclass(frozen=True)
class Word:
    text: str
    left: float
    top: float
    right: float
    bottom: float


def words_of(file: Path) -> list[list[Word]]:
    """Return the words of each page with their boxes; y grows downwards."""
    tree = ET.fromstring(run("pdftotext", "-bbox", str(file), "-"))
    space = "{http://www.w3.org/1999/xhtml}"
    return [
        [
            Word(
                word.text or "",
                *(float(word.attrib[name]) for name in ("xMin", "yMin", "xMax", "yMax")),
            )
            for word in page.iter(f"{space}word")
        ]
        for page in tree.iter(f"{space}page")
    ]


def overlaps(words: list[Word]) -> list[tuple[str, str]]:
    """Return pairs of words that are printed over one another."""
    found = []
    words = sorted(words, key=lambda word: word.top)
    for index, one in enumerate(words):
        third = (one.bottom - one.top) / 3
        for other in words[index + 1 :]:
            if other.top > one.bottom:
                break
            if (
                other.left < one.right - 0.5
                and one.left < other.right - 0.5
                and other.top < one.bottom - third
            ):
                found.append((one.text, other.text))
    return found
