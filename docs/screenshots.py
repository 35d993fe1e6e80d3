"""Take the README's screenshots from the running app: ``python docs/screenshots.py ADDRESS``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

VIEW = "?v=1&on=2024-05-01&sel=khorgos"
SIZES = {"map-1440x900": (1440, 900), "map-390x844": (390, 844)}
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def main(address: str) -> None:
    """Write one picture per size beside this script."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS])
        for name, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{address}/{VIEW}")
            page.get_by_text("Khorgos Hub").first.wait_for()
            page.frame_locator("iframe").locator("[data-layer=hubs]").wait_for(state="attached")
            page.wait_for_timeout(3000)  # labels settle after the fonts have come
            page.screenshot(path=Path(__file__).with_name(f"{name}.png"))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
