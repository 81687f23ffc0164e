"""Draw the README's pictures from the built site: `make screenshots`.

The fonts are those of the prints, so that the pictures look alike on every machine.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from PIL import Image

from browser import chromium, served

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "docs" / "_screenshots"

#: Name, page, place on it, width, height and colours of each picture.
PICTURES = (
    ("chapter", "nl/chapters/01-here-we-go-again.html", "", 1180, 740, "light"),
    ("phone", "nl/chapters/01-here-we-go-again.html", "", 390, 740, "light"),
    ("exercise", "nl/chapters/01-here-we-go-again.html", "draw-your-loop", 390, 740, "dark"),
    ("right-to-left", "ar/index.html", "", 390, 740, "light"),
)

#: In bytes; a README should open at once.
LARGEST = 60_000

FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{sans}</dir><dir>{serif}</dir><cachedir>{cache}</cachedir>
{aliases}
</fontconfig>
"""
ALIAS = """<match target="pattern"><test name="family"><string>{old}</string></test>
<edit name="family" mode="prepend" binding="strong"><string>{new}</string></edit></match>"""


def use_fonts(folder: str) -> None:
    """Let the browser find the fonts of the prints in the place of the machine's."""
    names = {"sans-serif": "Source Sans Pro", "system-ui": "Source Sans Pro"}
    names |= {"Charter": "Source Serif Pro", "Georgia": "Source Serif Pro"}
    text = FONTS.format(
        sans=Path(font_source_sans_pro.__file__).parent,
        serif=Path(font_source_serif_pro.__file__).parent,
        cache=folder,
        aliases="\n".join(ALIAS.format(old=old, new=new) for old, new in names.items()),
    )
    path = Path(folder, "fonts.conf")
    path.write_text(text, encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(path)


def main() -> int:
    """Draw all pictures of which the site has the page; return 1 where one is too large."""
    site = ROOT / "build" / "site"
    TARGET.mkdir(exist_ok=True)
    status = 0
    with tempfile.TemporaryDirectory() as folder:
        use_fonts(folder)
        with served(site) as address, chromium() as browser:
            for name, path, place, width, height, scheme in PICTURES:
                if not (site / path).is_file():
                    print(f"{name}: there is no {path} — run make html first", file=sys.stderr)
                    status = 1
                    continue
                context = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme=scheme
                )
                page = context.new_page()
                page.goto(f"{address}/{path}" + (f"#{place}" if place else ""))
                picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
                file = TARGET / f"{name}.webp"
                picture.save(file, quality=72, method=6)
                context.close()
                size = file.stat().st_size
                print(f"{file.relative_to(ROOT)}: {size / 1000:.0f} kB")
                status = max(status, int(size > LARGEST))
    return status


if __name__ == "__main__":
    sys.exit(main())
