"""Takes the pictures that the documentation shows, on a desktop and on a phone."""
from addresses import SAMPLES, place

# The name of the file, the pattern of the page with its query, who looks at it, and on what. Few: each picture has to
# be kept up to date.
PICTURES = [
    ("begin", "/{g}", "anyone", "telefoon"),
    ("melden", "/{g}/melden", "anyone", "telefoon"),
    ("volgen", "/{g}/volg/{code}", "anyone", "telefoon"),
    ("mijn-zaak", "/{g}/mijn/zaken/{number}", "resident", "breed"),
    ("werklijst", "/{g}/werk?wie=allen", "staff", "breed"),
    ("zaak", "/{g}/werk/zaken/{number}", "staff", "breed"),
    ("sturen", "/{g}/sturen", "staff", "breed"),
    ("onderdelen", "/beheer/onderdelen", "operator", "breed"),
]
# A phone at its own number of pixels, not at twice as many: that keeps the file small.
SCREENS = {"breed": {"width": 1280, "height": 800}, "telefoon": {"width": 390, "height": 760}}
LIMIT = 150_000


def take_pictures(house, folder, report):
    folder.mkdir(parents=True, exist_ok=True)
    house.settle()
    for name, wanted, access, screen in PICTURES:
        pattern, _, query = wanted.partition("?")
        values = {"g": place(pattern)} | (SAMPLES[pattern](house) if pattern in SAMPLES else {})
        page = house.visitors.visit(access=access)
        page.set_viewport_size(SCREENS[screen])
        page.goto(house.url(pattern.format(**values) + (f"?{query}" if query else "")))
        file = folder / f"{name}.png"
        page.screenshot(path=file)
        report.check(file.stat().st_size < LIMIT, f"{file.name} is smaller than {LIMIT} bytes", file.stat().st_size)
        page.close()
