"""A theme read from its file, with the colours that are derived from it once.

Nothing here knows Qt, so that the contrast of every pair can be computed from the files.
"""

from __future__ import annotations

from pathlib import Path

Rgb = tuple[int, int, int]

TOKENS = (
    "canvas", "surface", "sunken", "line", "control_line", "text", "muted", "primary",
    "on_primary", "good", "warn", "bad", "info", "tier1", "tier2", "tier3", "tier4", "tier5",
)  # fmt: skip
BLENDS = ("hover", "selected", "soft", "draft", "primary_hover", "scrim", "band")
SOFT = ("good", "warn", "bad", "info", "primary", "tier1", "tier2", "tier3", "tier4", "tier5")


class Theme:
    """The colours of one theme file: tokens, and the blends NOTES derives from them."""

    __slots__ = ("band_alpha", "colors", "dark", "name", "scrim_alpha")

    def __init__(
        self, name: str, *, dark: bool, colors: dict[str, Rgb], blend: dict[str, float]
    ) -> None:
        self.name = name
        self.dark = dark
        self.colors = {**colors, **_derived(colors, blend, dark=dark)}
        self.scrim_alpha = round(blend["scrim"] * 2.55)
        self.band_alpha = round(blend["band"] * 2.55)

    def hex(self, token: str) -> str:
        """Return a colour as "#RRGGBB". Raises KeyError for an unknown token."""
        return "#{:02X}{:02X}{:02X}".format(*self.colors[token])


def load_theme(path: Path) -> Theme:
    """Read a theme file.

    Raises ValueError naming file and key when a token is missing, unknown or not a colour.
    """
    tables = read_tables(path)
    data, colors, blend = (tables.get(table, {}) for table in ("", "colors", "blend"))
    for found, wanted, table in ((colors, TOKENS, "colors"), (blend, BLENDS, "blend")):
        wrong = set(found) ^ set(wanted)
        if wrong:
            raise ValueError(f"{path.name}: [{table}] {', '.join(sorted(wrong))}")
    return Theme(
        str(data["name"]),
        dark=bool(data["dark"]),
        colors={token: _rgb(path, token, str(value)) for token, value in colors.items()},
        blend={name: float(value) for name, value in blend.items()},
    )


def read_tables(path: Path) -> dict[str, dict[str, str | float | bool]]:
    """Read the tables of a theme file, "" is what stands before the first.

    This is the part of TOML that themes use: comments, tables, words, numbers, true and false. The
    window reads a theme before its first paint, and importing `tomllib` takes longer than that.
    Raises ValueError naming file and line for anything else.
    """
    table: dict[str, str | float | bool] = {}
    tables = {"": table}
    for number, written in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = written.strip()
        if not line or line.startswith("#"):
            continue
        try:
            if line.startswith("["):
                table = tables[line[1 : line.index("]")]] = {}
            else:
                key, _, value = line.partition("=")
                table[key.strip()] = _value(value.strip())
        except ValueError:
            raise ValueError(f"{path.name}: line {number}: {line}") from None
    return tables


def _value(written: str) -> str | float | bool:
    if written.startswith('"'):
        return written[1 : written.index('"', 1)]
    word = written.partition("#")[0].strip()
    return word == "true" if word in {"true", "false"} else float(word)


def blended(over: Rgb, under: Rgb, percent: float) -> Rgb:
    """Lay a colour over another with the given share in percent."""
    share = percent / 100
    r, g, b = (round(o * share + u * (1 - share)) for o, u in zip(over, under, strict=True))
    return (r, g, b)


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the WCAG 2 contrast ratio of two colours, 1.0 to 21.0."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _derived(colors: dict[str, Rgb], blend: dict[str, float], *, dark: bool) -> dict[str, Rgb]:
    surface, text, primary = colors["surface"], colors["text"], colors["primary"]
    derived = {
        "hover": blended(text, surface, blend["hover"]),
        "selected": blended(primary, surface, blend["selected"]),
        # In the dark the well is darker than the card: a draft would look like a hole in it.
        "soft_draft": blended(text, surface, blend["draft"]) if dark else colors["sunken"],
        "primary_hover": blended(primary, text, blend["primary_hover"]),
        "scrim": (0, 0, 0) if dark else text,
        "band": text,
    }
    for token in SOFT:
        derived[f"soft_{token}"] = blended(colors[token], surface, blend["soft"])
    return derived


def _rgb(path: Path, token: str, value: str) -> Rgb:
    digits = value.removeprefix("#")
    try:
        packed = bytes.fromhex(digits)
    except ValueError:
        packed = b""
    if len(packed) != 3:
        raise ValueError(f"{path.name}: {token} = {value!r} is not #RRGGBB")
    return (packed[0], packed[1], packed[2])


def _luminance(color: Rgb) -> float:
    linear = [
        c / 12.92 if (c := channel / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for channel in color
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
