"""A real browser without a window, that tells what it logged and what it asked the network for.

with Browser() as browser:
    page = browser.open(Path("report.html"))
    page.texts("h1"), page.errors, page.requests
"""

import dataclasses
import json
import shutil
from pathlib import Path

MISSING = "the report is tested in a real browser: apt-get install --no-install-recommends chromium chromium-driver"
WAIT_S = 60  # for all figures to be drawn; what is never drawn fails


@dataclasses.dataclass(frozen=True)
class Page:
    driver: object
    errors: list[str]  # of the console: errors, and what the content security policy refused
    requests: list[str]  # every URL that was asked for, but the page itself and what stands in it (data:)

    def texts(self, selector: str) -> list[str]:
        return [each.get_attribute("textContent").strip() for each in self._all(selector)]

    def count(self, selector: str) -> int:
        return len(self._all(selector))

    def visible(self, selector: str) -> bool:
        return all(each.is_displayed() for each in self._all(selector)) and self.count(selector) > 0

    def _all(self, selector: str) -> list:
        return self.driver.find_elements("css selector", selector)


class Browser:
    """Chromium as tests/packages.txt names it. Raises AssertionError that says how to get it where it is not there."""

    def __init__(self, width: int = 1200):
        chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
        assert chromium and driver, MISSING
        from selenium import webdriver

        options = webdriver.ChromeOptions()
        options.binary_location = chromium
        for each in (
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            f"--window-size={width},1400",
        ):
            options.add_argument(each)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=driver))

    def open(self, file: Path) -> Page:
        """The page once all its figures are drawn, or the time is up."""
        from selenium.common.exceptions import TimeoutException
        from selenium.webdriver.support.ui import WebDriverWait

        url = file.resolve().as_uri()
        self._events()  # those of the page before are no longer of interest
        self.driver.get_log("browser")
        self.driver.get(url)
        drawn = (
            "return document.querySelectorAll('.drawing').length === document.querySelectorAll('.drawing svg').length"
        )
        try:
            WebDriverWait(self.driver, WAIT_S).until(lambda driver: driver.execute_script(drawn))
        except TimeoutException:
            pass  # the test will say what is missing
        asked = [
            each["params"]["request"]["url"] for each in self._events() if each["method"] == "Network.requestWillBeSent"
        ]
        logged = [each["message"] for each in self.driver.get_log("browser") if each["level"] in ("SEVERE", "WARNING")]
        return Page(self.driver, logged, [each for each in asked if each != url and not each.startswith("data:")])

    def _events(self) -> list[dict]:
        return [json.loads(each["message"])["message"] for each in self.driver.get_log("performance")]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()
