"""Draw the first page of every form, small, for docs/gallery."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.reports import samples  # noqa: E402

from penilaian_desktop.reports import door, preview  # noqa: E402

PLAN = samples.plan(samples.many(5))
FORMS = {
    "skp": samples.skp_of(5),
    "dokumen-evaluasi": samples.evaluation(),
    "evaluasi": samples.evaluation_sheet(PLAN),
    "alasan-predikat": samples.why(PLAN),
    "tanda-terima": samples.receipt(),
}


def main() -> None:
    door.use_fonts(ROOT / "resources" / "fonts" / "print")
    target = ROOT / "docs" / "gallery"
    target.mkdir(parents=True, exist_ok=True)
    for form, view in FORMS.items():
        width, height, data = preview.page_image(door.render(form, view), 0, 2.0)
        picture = Image.frombytes("RGBA", (width, height), data).convert("L")
        picture = picture.resize((width * 9 // 20, height * 9 // 20), Image.Resampling.LANCZOS)
        picture.quantize(16).save(target / f"{form}.png", optimize=True)


if __name__ == "__main__":
    main()
