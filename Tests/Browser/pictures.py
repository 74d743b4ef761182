"""Takes the pictures that the documentation shows, on a desktop and on a phone."""
from addresses import SAMPLES, place

# The name of the file, the pattern of the page, and who looks at it. Few: each picture has to be kept up to date.
PICTURES = [
    ("volgen", "/{g}/volg/{code}", "anyone"),
    ("mijn-zaak", "/{g}/mijn/zaken/{number}", "resident"),
    ("koppeling", "/beheer/koppeling", "operator"),
]
# A phone at its own number of pixels, not at twice as many: that keeps the file small.
SCREENS = {"breed": {"width": 1366, "height": 900}, "telefoon": {"width": 390, "height": 844}}
LIMIT = 150_000


def take_pictures(house, folder, report):
    folder.mkdir(parents=True, exist_ok=True)
    house.settle()
    for name, pattern, access in PICTURES:
        values = {"g": place(pattern)} | (SAMPLES[pattern](house) if pattern in SAMPLES else {})
        page = house.visitors.visit(access=access)
        page.goto(house.url(pattern.format(**values)))
        for screen, size in SCREENS.items():
            page.set_viewport_size(size)
            file = folder / f"{name}-{screen}.png"
            page.screenshot(path=file)
            report.check(file.stat().st_size < LIMIT, f"{file.name} is smaller than {LIMIT} bytes", file.stat().st_size)
        page.close()
