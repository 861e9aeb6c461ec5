"""A drawing in the place of a photo: the demonstration shows no real place."""

import io

from PIL import Image, ImageDraw


def a_way_in():
    """Return a PNG of a glass door without a step, a ramp and a handrail on its left."""
    picture = Image.new("RGB", (800, 500), "#d8dde0")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 800, 390), fill="#b8796a")
    pen.rectangle((0, 390, 800, 500), fill="#9aa3a8")
    pen.rectangle((430, 120, 640, 400), fill="#005eb8")
    pen.rectangle((445, 135, 530, 390), fill="#cfe8f7")
    pen.rectangle((540, 135, 625, 390), fill="#cfe8f7")
    pen.polygon([(90, 460), (430, 400), (430, 460)], fill="#c9c2b4")
    pen.line([(90, 370), (430, 310)], fill="#212b32", width=8)
    for foot in range(110, 431, 80):
        top = 370 - (foot - 90) * 60 // 340
        pen.line([(foot, top), (foot, top + 90)], fill="#212b32", width=6)
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
