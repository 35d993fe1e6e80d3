"""Take the README's screenshots from the running app: ``python docs/screenshots.py ADDRESS``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

VIEW = "?v=1&lang={language}&on=2024-05-01&sel=khorgos"
HEADINGS = {
    "en": "Khorgos Hub",
    "ru": "Хоргосский узел",
    "kk": "Қорғас торабы",
    "uz": "Xorgos tuguni",
}
"""What the hub shown is called in each language; English gives the pictures of all sizes."""
SIZES = {"map-1440x900": (1440, 900), "map-390x844": (390, 844)}
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def main(address: str) -> None:
    """Write one picture per size, and one per language, beside this script."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS])
        for name, size in SIZES.items():
            take(browser, address, "en", size, name)
        for language in tuple(HEADINGS)[1:]:
            take(browser, address, language, SIZES["map-1440x900"], f"map-{language}")
        browser.close()


def take(browser: Browser, address: str, language: str, size: tuple[int, int], name: str) -> None:
    """Write one picture of the map in a language."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(f"{address}/{VIEW.format(language=language)}")
    page.get_by_text(HEADINGS[language]).first.wait_for()
    page.frame_locator("iframe").locator("[data-layer=hubs]").wait_for(state="attached")
    page.wait_for_timeout(3000)  # labels settle after the fonts have come
    page.screenshot(path=Path(__file__).with_name(f"{name}.png"))


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
