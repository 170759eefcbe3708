"""Whether any word that is written in the editor gets lost, whenever somebody stops, waits or leaves.

    python -m bench.lost_words --sequences 200 --seed 1

It builds a site, opens a draft again and again in Chromium, types and pastes at random into its title, its introduction,
a heading and a paragraph, waits at random, on lines of several speeds, and leaves. Where the editor asks before leaving
it stays, and leaves when it is no longer asked. Every word must stand in the draft that the server then has. It prints
what happened, and fails if a word is lost, or if the editor asks for longer than a minute.
"""

import argparse
import random
import shutil
import sys
import time
from collections import Counter

from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from bench.sites import Site

LINES = {"fast": 0, "slow": 400, "very slow": 2500}  # milliseconds of latency
PARAGRAPH = "[data-contentpath=body] [contenteditable=true]"
FIELDS = ["[name=title]", "[name=intro]", "[data-contentpath=body] input[type=text]", PARAGRAPH]
PATIENCE = 60  # seconds until the editor has saved
ARRIVES = 15  # seconds until the server has what was sent in leaving


class Writer:
    """Somebody who writes into a draft in one tab."""

    def __init__(self, tab: Page, address: str, chance: random.Random):
        self.tab, self.address, self.chance = tab, address, chance
        self.number = 0
        self.asked = 0
        self.opened = 0.0
        self.steps: list[str] = []
        self.written: dict[str, list[str]] = {}
        tab.on("dialog", self.stay)

    def stay(self, dialog) -> None:
        self.asked += 1
        dialog.dismiss()

    def open(self) -> None:
        self.written, self.steps = {}, []
        self.opened = time.monotonic()
        self.tab.goto(self.address, wait_until="domcontentloaded")
        self.tab.wait_for_selector(FIELDS[0])

    def write(self) -> None:
        """Put a new word into a field, by keys or as if it were pasted."""
        found = [field for field in FIELDS if self.tab.locator(field).first.is_visible()]
        field = self.chance.choice(found)
        self.tab.locator(field).first.click()
        if field not in self.written:
            self.tab.keyboard.press("Control+A")  # what earlier sequences left there goes
            self.written[field] = []
        else:
            self.tab.keyboard.press("Control+End")
        self.number += 1
        word = f"w{self.number}x{self.chance.randrange(10**6)}"
        if self.chance.random() < 0.5:
            self.tab.keyboard.type(f" {word}", delay=self.chance.choice([0, 0, 20, 80]))
        else:
            self.tab.keyboard.insert_text(f" {word}")
        self.written[field].append(word)
        self.steps.append(f"{time.monotonic() - self.opened:.2f} {word} into {field}")

    def shown(self) -> str:
        """Return the text of all fields as the tab shows it."""
        fields = [self.tab.locator(field).first for field in self.written]
        return " ".join(
            field.inner_text() if field.get_attribute("contenteditable") else field.input_value() for field in fields
        )

    def wait(self) -> None:
        self.tab.wait_for_timeout(self.chance.choice([0, 50, 300, 700, 1500, 2200, 3500]))

    def leave(self) -> float:
        """Go elsewhere, if need be once it is saved; return the seconds that took."""
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            before = self.asked
            try:
                with self.tab.expect_navigation(url="**/admin/", wait_until="commit", timeout=1000 * PATIENCE):
                    self.tab.evaluate("setTimeout(() => location.assign('/admin/'))")
            except Error:
                if self.asked == before:
                    raise
                self.tab.wait_for_timeout(1000)  # it asked
            else:
                return time.monotonic() - began
        return PATIENCE

    def lost(self) -> list[str]:
        """Return the words that the draft on the server lacks once what was on its way has come."""
        end = time.monotonic() + ARRIVES
        while True:
            stored = self.tab.context.request.get(self.address).text()
            lost = [word for words in self.written.values() for word in words if word not in stored]
            if not lost or time.monotonic() > end:
                return lost
            time.sleep(1)


def sign_in(context: BrowserContext, site: Site) -> str:
    """Sign in as an editor, begin a story from its template, and return the address of its editor."""
    _name, password = next(
        line.split()[:2]
        for line in (site.directory / "logins.txt").read_text().splitlines()
        if "editor" in line.split()
    )
    tab = context.new_page()
    tab.goto(f"http://localhost:{site.port}/admin/login/")
    tab.fill("[name=username]", "editor")
    tab.fill("[name=password]", password)
    tab.click("button[type=submit]")
    tab.wait_for_url("**/admin/")
    tab.goto(f"http://localhost:{site.port}/admin/desk/new/")
    tab.click("form:has(input[value=story]) button")
    tab.wait_for_url("**/edit/")
    address = tab.url
    tab.close()
    return address


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sequences", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--chromium", default=shutil.which("chromium-headless-shell") or shutil.which("chromium"))
    options = parser.parse_args()
    chance = random.Random(options.seed)
    told: Counter[str] = Counter()
    with Site() as site, sync_playwright() as playwright:
        site.build()
        site.serve()
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        context = browser.new_context(locale="en-GB")
        address = sign_in(context, site)
        for number in range(options.sequences):
            tab = context.new_page()
            writer, speed = Writer(tab, address, chance), chance.choice(list(LINES))
            writer.open()
            line = {"offline": False, "latency": LINES[speed], "downloadThroughput": -1, "uploadThroughput": -1}
            context.new_cdp_session(tab).send("Network.emulateNetworkConditions", line)
            for _step in range(chance.randint(1, 8)):
                writer.wait()
                writer.write()
            writer.wait()
            shown = writer.shown()
            writer.steps.append(f"{time.monotonic() - writer.opened:.2f} leaves")
            seconds = writer.leave()
            lost = writer.lost()
            told["words"] += sum(map(len, writer.written.values()))
            told["lost"] += len(lost)
            told["asked before leaving"] += bool(writer.asked)
            told["never saved"] += seconds >= PATIENCE
            if lost or seconds >= PATIENCE:
                print(
                    f"sequence {number}, {speed} line: lost {lost}, {seconds:.1f} s to leave, asked {writer.asked} times"
                )
                print(
                    "    shown before: ",
                    [word for word in lost if word in shown],
                    *writer.steps,
                    sep="\n    ",
                    flush=True,
                )
            tab.close()
            if number % 20 == 19:
                print(f"{number + 1} sequences: {dict(told)}", flush=True)
        browser.close()
    print(f"{options.sequences} sequences, seed {options.seed}: {dict(told)}")
    sys.exit(bool(told["lost"] or told["never saved"]))


if __name__ == "__main__":
    main()
