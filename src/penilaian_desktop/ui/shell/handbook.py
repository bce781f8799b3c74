"""The chapters of the handbook: where they lie, which one belongs to a page, what is found."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

FIRST = "mulai"
"""The chapter with the table of contents."""

CHAPTERS: dict[str, str] = {
    "beranda": "mulai#isi-layar",
    "kegiatan": "kegiatan",
    "tugas": "tugas",
    "skp": "skp",
    "evaluasi": "tinjauan-dan-penilaian#evaluasi-milik-sendiri",
    "tinjauan": "tinjauan-dan-penilaian",
    "matriks": "skp#matriks-peran-hasil-pimpinan-dan-ketua-tim",
    "penilaian": "tinjauan-dan-penilaian#penilaian-pejabat-penilai",
    "tahapan": "tinjauan-dan-penilaian#tahapan-yang-memimpin-dan-kepegawaian",
    "kalibrasi": "kalibrasi",
    "kehadiran": "kehadiran",
    "keberatan": "keberatan-dan-tindak-lanjut",
    "tindak_lanjut": "keberatan-dan-tindak-lanjut#tindak-lanjut",
    "pembinaan": "pembinaan",
    "kekuatan": "pemantauan#kekuatan--perbaikan",
    "riwayat": "tanya-jawab#siapa-saja-yang-pernah-mengubah-data-saya",
    "meja_impor": "pertukaran#meja-impor-kepegawaian",
    "pemantauan": "pemantauan",
    "suara_warga": "suara-warga",
    "perbaikan": "perbaikan",
    "kunci_perangkat": "pertukaran#kunci--perangkat-kepegawaian",
    "sasaran": "skp#sasaran--pustaka-kepegawaian-dan-tim-penyusun",
    "data_induk": "data-induk",
    "skema": "skema",
    "pertukaran": "pertukaran",
    "pengaturan": "cadangan",
}
"""The place in the handbook of every page, by the page's id: chapter, or chapter#heading."""

_HEADING = re.compile(r"^(#{1,6}) +(.+?) *$")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_SPACE = re.compile(r"^ *[-*>] +|\||-{3,}", re.MULTILINE)
_MARKS = re.compile(r"[*`]+")
_AROUND = 70
"""Letters shown on each side of what was found."""


class Chapter(NamedTuple):
    """A chapter: its file's name without ending, its title, its Markdown."""

    name: str
    title: str
    text: str


class Hit(NamedTuple):
    """A part of a chapter in which all words were found; `place` leads there."""

    place: str
    chapter: str
    heading: str
    excerpt: str


class Handbook:
    """All chapters, in the order of the table of contents."""

    def __init__(self, folder: Path) -> None:
        """Read the chapters of a folder; a folder that is not there is an empty handbook."""
        found = {}
        for file in sorted(folder.glob("*.md")):
            text = file.read_text(encoding="utf-8")
            found[file.stem] = Chapter(file.stem, _title(text, file.stem), text)
        first = found.get(FIRST)
        listed = [place_of(target)[0] for _, target in _LINK.findall(first.text)] if first else []
        order = dict.fromkeys([FIRST, *listed, *found])
        self.chapters: tuple[Chapter, ...] = tuple(found[n] for n in order if n in found)

    def chapter(self, name: str) -> Chapter | None:
        """Return a chapter by its name, None when there is none."""
        return next((chapter for chapter in self.chapters if chapter.name == name), None)

    def readable(self, chapter: Chapter) -> str:
        """Return the Markdown of a chapter; what lies outside the handbook is no link in it."""

        def kept(link: re.Match[str]) -> str:
            name, _ = place_of(link[2])
            return link[0] if not name or self.chapter(name) is not None else link[1]

        return _LINK.sub(kept, chapter.text)

    def find(self, typed: str) -> tuple[Hit, ...]:
        """Return the parts in which all words occur, those with a word in their heading first."""
        words = typed.casefold().split()
        if not words:
            return ()
        hits = []
        for chapter in self.chapters:
            for heading, body in sections(chapter.text):
                plain = _plain(body)
                whole = f"{chapter.title} {heading} {plain}".casefold()
                if not all(word in whole for word in words):
                    continue
                named = sum(word in f"{chapter.title} {heading}".casefold() for word in words)
                place = chapter.name if heading == chapter.title else _at(chapter.name, heading)
                hits.append((-named, Hit(place, chapter.title, heading, _excerpt(plain, words))))
        return tuple(hit for _, hit in sorted(hits, key=lambda found: found[0]))


def handbook_folder(resources: Path) -> Path:
    """Return the folder of the chapters: among the resources of a program, else in the source."""
    packed = resources / "panduan"
    return packed if packed.is_dir() else resources.parent / "docs" / "panduan"


def place_of(target: str) -> tuple[str, str]:
    """Return chapter and heading of a link: "skp.md#menyusun" is ("skp", "menyusun").

    The chapter is "" for a place in the same chapter.
    """
    name, _, heading = target.partition("#")
    return name.removesuffix(".md"), heading


def slug(heading: str) -> str:
    """Return a heading as links name it: lower case, no punctuation, hyphens for spaces."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def sections(text: str) -> list[tuple[str, str]]:
    """Return the headings of a chapter, each with the text up to the next one."""
    parts: list[tuple[str, list[str]]] = []
    fenced = False
    for line in text.splitlines():
        fenced ^= line.startswith("```")
        heading = None if fenced else _HEADING.match(line)
        if heading is not None:
            parts.append((heading[2], []))
        elif parts:
            parts[-1][1].append(line)
    return [(heading, "\n".join(lines)) for heading, lines in parts]


def _title(text: str, otherwise: str) -> str:
    return next((heading for heading, _ in sections(text)), otherwise)


def _at(name: str, heading: str) -> str:
    return f"{name}#{slug(heading)}"


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub("", _SPACE.sub(" ", _LINK.sub(r"\1", text))).split())


def _excerpt(plain: str, words: list[str]) -> str:
    """Return the text around the first word that occurs in it, whole words only."""
    lower = plain.casefold()
    at = min((lower.find(word) for word in words if word in lower), default=0)
    begin, end = max(0, at - _AROUND), at + _AROUND
    start = plain.find(" ", begin) + 1 if begin else 0
    stop = plain.rfind(" ", start, end) if end < len(plain) else len(plain)
    stop = stop if stop > start else end
    cut = plain[start:stop].strip()
    return f"{'… ' if start else ''}{cut}{' …' if stop < len(plain) else ''}"
