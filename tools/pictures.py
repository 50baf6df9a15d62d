"""Takes a picture of every kind of page, on a phone and on a wide screen: `make pictures`."""

from __future__ import annotations

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.commands import CHROMIUM, command

KINDS = {
    "home": "",
    "doelgroep": "voor/werkgever/",
    "vraag": "keuzehulp/werkgever/",
    "vraag-verder": "keuzehulp/werkgever/omvang/",
    "uitkomst": "keuzehulp/werkgever/omgang/publiek_nee/",
    "een-pagina": "keuzehulp/werknemer/",
    "insluiten": "embed/werkgever/",
    "als-tekst": "keuzehulp/medezeggenschap/tekst/",
    "onderwerp": "onderwerpen/wet-en-wetsvoorstel/",
    "overzicht": "onderwerpen/wie-doet-wat/",
    "afbeelding": "afbeeldingen/routes-naast-elkaar/",
    "woorden": "instrumenten/eerste-gesprek/",
    "lijst": "oplossingen/",
    "advies": "adviezen/psa-beleid/",
    "situatie": "situaties/uitzendkracht/",
    "rol": "rollen/vertrouwenspersoon-intern/",
    "taak": "taken/luisteren-en-opvangen/",
    "competentie": "competenties/onafhankelijk/",
    "oplossing": "oplossingen/extern/",
    "hulp": "hulp/centrum-seksueel-geweld/",
    "hulpmiddel": "instrumenten/model-aanstellingsbrief/",
    "cijfer": "cijfers/organisaties-2018/",
    "begrip": "begrippen/psa/",
    "bron": "bronnen/arbowet/",
    "veranderd": "wat-is-er-veranderd/",
    "zoeken": "zoeken/",
    "zelf-geschreven": "over/",
    "niet-gevonden": "404.html",
}
"""Kind of page → an address that shows it."""

SCREENS = {"telefoon": (390, 844), "breed": (1280, 900)}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the method that this replaces
        """Say nothing."""


def take(site: Path, folder: Path) -> int:
    """Take all pictures of a built site; returns how many. Dark ones of two kinds are among them."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/"
    folder.mkdir(exist_ok=True)
    taken = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command(CHROMIUM), args=["--no-sandbox"])
        for screen, (width, height) in SCREENS.items():
            for scheme, kinds in (("light", list(KINDS)), ("dark", ["home", "uitkomst"])):
                page = browser.new_page(
                    viewport={"width": width, "height": height},
                    color_scheme="dark" if scheme == "dark" else "light",
                )
                for kind in kinds:
                    page.goto(root + KINDS[kind])
                    name = f"{kind}-{screen}{'-donker' if scheme == 'dark' else ''}.jpg"
                    page.screenshot(path=folder / name, type="jpeg", quality=72)
                    taken += 1
                page.close()
        browser.close()
    server.shutdown()
    return taken


if __name__ == "__main__":
    sys.stdout.write(f"{take(Path(sys.argv[1]), Path(sys.argv[2]))} pictures in {sys.argv[2]}\n")
