"""Draw the pictures of the demonstration site.

Every picture is built as SVG from a small kit of parts (people, palms, boats,
rosettes...) and saved beside this file as a 1600x900 JPEG. The same run always
gives the same drawing: whatever looks random comes from a fixed seed.

How to run (Python 3.11 or newer, with a Chromium on the machine):

    pip install playwright
    python draw.py                      # every picture
    python draw.py marsh poetry         # only these
    CHROMIUM=/path/to/chromium python draw.py
"""

# The random numbers here place books and reeds; nothing secret hangs on them.
# ruff: noqa: S311

import math
import os
import random
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

WIDTH, HEIGHT = 1600, 900
JPEG_QUALITIES = (86, 82, 78, 74, 70)
LARGEST_JPEG = 195_000

LAPIS, DEEP, NIGHT, BLUE, MIST = "#17357f", "#0d2154", "#081538", "#3157ad", "#8fa9de"
OCHRE, STRAW, CREAM, WHITE, SAND = "#f2b431", "#f7cf6d", "#fbf3d9", "#ffffff", "#e6bf86"
ORANGE, BRICK, RUST, CLAY = "#e9782f", "#b3391b", "#7d2713", "#c9683c"
TEAL, SEA, AQUA, FOAM, PINE = "#0b6f6b", "#0f857f", "#58b7a6", "#bfe3d6", "#074c4a"
FAIR, TAN, BROWN = "#dba878", "#bd8152", "#96613a"
HAIR, GREY_HAIR = "#1d1733", "#d9d5cc"
CLOTHS = (LAPIS, BRICK, TEAL, OCHRE, CREAM, ORANGE, BLUE, SEA)
DARK_CLOTHS = (DEEP, "#0f2a66", "#132f72", "#0b1f4d", "#0c2358")


# ---------------------------------------------------------------- plain shapes


def shape(name, content="", **attributes):
    """One SVG element; stroke_width becomes stroke-width, numbers are rounded."""
    words = []
    for key, value in attributes.items():
        text = f"{value:.1f}" if isinstance(value, float) and abs(value) > 1 else value
        words.append(f'{key.replace("_", "-")}="{text}"')
    return f"<{name} {' '.join(words)}>{content}</{name}>"


def group(*parts, **attributes):
    return shape("g", "".join(parts), **attributes)


def circle(x, y, radius, fill, **more):
    return shape("circle", cx=x, cy=y, r=radius, fill=fill, **more)


def ellipse(x, y, rx, ry, fill, **more):
    return shape("ellipse", cx=x, cy=y, rx=rx, ry=ry, fill=fill, **more)


def rect(x, y, width, height, fill, **more):
    return shape("rect", x=x, y=y, width=width, height=height, fill=fill, **more)


def path(d, fill="none", **more):
    return shape("path", d=d, fill=fill, **more)


def points(pairs):
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in pairs)


def polygon(pairs, fill, **more):
    return shape("polygon", points=points(pairs), fill=fill, **more)


def stroke(pairs, colour, width, **more):
    """A line through the given points with round ends and joints."""
    return shape(
        "polyline",
        points=points(pairs),
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_linecap="round",
        stroke_linejoin="round",
        **more,
    )


def darker(colour, amount=0.8):
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"#{int(red * amount):02x}{int(green * amount):02x}{int(blue * amount):02x}"


def background(colour):
    return rect(0, 0, WIDTH, HEIGHT, colour)


# ------------------------------------------------------------ sky, water, land


def wave(y, colour, height=14, length=520, shift=0.0):
    """A band with a wavy upper edge, filled down to the bottom of the picture."""
    tops = [(x, y + height * math.sin(x / length * 2 * math.pi + shift)) for x in range(0, WIDTH + 20, 20)]
    return polygon([*tops, (WIDTH, HEIGHT), (0, HEIGHT)], colour)


def glitter(seed, x, y, width, height, colour, count=26):
    """Short level strokes of light on water, wider towards the viewer."""
    rng = random.Random(seed)
    parts = []
    for _ in range(count):
        depth = rng.random()
        middle = x + rng.uniform(-0.5, 0.5) * width * (0.35 + 0.65 * depth)
        half = (14 + 46 * depth) * rng.uniform(0.5, 1.1)
        level = y + depth * height
        parts.append(stroke([(middle - half, level), (middle + half, level)], colour, 3 + 4 * depth))
    return group(*parts)


def sun(x, y, radius, core=CREAM, halo=ORANGE):
    return circle(x, y, radius * 1.34, halo) + circle(x, y, radius, core)


def rays(x, y, colour, count=24, opacity=0.55, turn=0.0):
    step = 2 * math.pi / count
    wedges = []
    for number in range(count):
        angle = number * step + turn
        ends = [(x + 1900 * math.cos(angle + s), y + 1900 * math.sin(angle + s)) for s in (-0.055, 0.055)]
        wedges.append(polygon([(x, y), *ends], colour))
    return group(*wedges, opacity=opacity)


def stars(seed, count, bottom, colour=CREAM):
    rng = random.Random(seed)
    return group(
        *(
            circle(rng.uniform(0, WIDTH), rng.uniform(10, bottom), rng.choice((1.6, 2.2, 3.2)), colour)
            for _ in range(count)
        )
    )


def birds(places, colour=DEEP):
    parts = []
    for x, y, size in places:
        d = f"M{x - size} {y - size * 0.4} Q{x - size * 0.4} {y - size * 0.6} {x} {y} "
        d += f"Q{x + size * 0.4} {y - size * 0.6} {x + size} {y - size * 0.4}"
        parts.append(path(d, stroke=colour, stroke_width=size * 0.16, stroke_linecap="round"))
    return group(*parts)


# ---------------------------------------------------------------------- plants


def frond(x, y, reach_x, reach_y, size, colour):
    """One arching palm leaf: a rib with leaflets on both sides, drooping a little."""
    bend = (x + reach_x * 0.5, y + min(reach_y, 0) - size * 0.32)
    tip = (x + reach_x, y + reach_y)
    rib, leaflets = [], []
    for i in range(21):
        t = i / 20
        px, py = ((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c for a, b, c in zip((x, y), bend, tip, strict=True))
        rib.append((px, py))
        dx, dy = ((1 - t) * (b - a) + t * (c - b) for a, b, c in zip((x, y), bend, tip, strict=True))
        pace = math.hypot(dx, dy)
        length = size * 0.2 * math.sin(math.pi * min(1, t * 0.8 + 0.16))
        for side in (-1, 1):
            lean_x = (dx - side * dy * 1.1) / pace
            lean_y = (dy + side * dx * 1.1) / pace + 0.6
            leaflets.append(f"M{px:.0f} {py:.0f}l{lean_x * length * 0.7:.0f} {lean_y * length * 0.7:.0f}")
    feather = path("".join(leaflets[6:]), stroke=colour, stroke_width=size * 0.03, stroke_linecap="round")
    return stroke(rib, colour, size * 0.05) + feather


def palm(x, base, height, colour=DEEP, lean=0.0, dates=None):
    """A date palm standing at (x, base)."""
    top_x, top = x + lean * height, base - height
    size = height * 0.42
    thick = height * 0.035
    trunk = (
        f"M{x - thick} {base} Q{x + lean * height * 0.2} {base - height * 0.5} {top_x - thick * 0.55} {top} "
        f"H{top_x + thick * 0.55} Q{x + thick * 1.6 + lean * height * 0.2} {base - height * 0.5} {x + thick} {base}Z"
    )
    reaches = ((-0.85, 0.75), (-1.15, 0.22), (-1.0, -0.32), (-0.5, -0.72), (0.06, -0.9))
    reaches += ((0.6, -0.66), (1.05, -0.25), (1.15, 0.28), (0.8, 0.78))
    leaves = [frond(top_x, top, size * dx, size * dy, size, colour) for dx, dy in reaches]
    fruit = []
    if dates:
        spots = ((-0.2, 0.2), (-0.09, 0.3), (0.2, 0.2), (0.09, 0.3))
        fruit = [ellipse(top_x + size * dx, top + size * dy, size * 0.045, size * 0.1, dates) for dx, dy in spots]
    return path(trunk, colour) + "".join(fruit) + group(*leaves)


def tree(x, base, height, leaf=TEAL, light=SEA, trunk=RUST, seed=1):
    """A round shade tree: a forked trunk under a cloud of leaves."""
    rng = random.Random(seed)
    crown = base - height * 0.7
    spread = height * 0.3
    wood = stroke([(x, base), (x, crown)], trunk, height * 0.05)
    wood += stroke([(x, base - height * 0.35), (x - spread * 0.6, crown)], trunk, height * 0.03)
    wood += stroke([(x, base - height * 0.42), (x + spread * 0.6, crown)], trunk, height * 0.03)
    blobs, spots = [], []
    for number in range(11):
        angle = number / 11 * 2 * math.pi
        bx = x + spread * 1.05 * math.cos(angle)
        by = crown + spread * 0.55 * math.sin(angle)
        blobs.append(circle(bx, by, spread * rng.uniform(0.42, 0.58), leaf))
        far = rng.uniform(0.1, 1)
        spot_y = crown + (by - crown) * far - spread * 0.25
        spots.append(circle(x + (bx - x) * far, spot_y, spread * rng.uniform(0.08, 0.2), light))
    return wood + ellipse(x, crown, spread, spread * 0.6, leaf) + group(*blobs) + group(*spots)


def reeds(seed, left, right, base, height, colour, count=30):
    rng = random.Random(seed)
    parts = []
    for _ in range(count):
        x, tall = rng.uniform(left, right), height * rng.uniform(0.55, 1)
        lean = rng.uniform(-0.16, 0.16) * tall
        tip = (x + lean, base - tall)
        parts.append(
            path(
                f"M{x:.0f} {base} Q{x:.0f} {base - tall * 0.6:.0f} {tip[0]:.0f} {tip[1]:.0f}",
                stroke=colour,
                stroke_width=5,
                stroke_linecap="round",
            )
        )
        angle = math.degrees(math.atan2(lean, tall)) * 1.6
        turn = f"rotate({angle:.0f} {tip[0]:.0f} {tip[1]:.0f})"
        parts.append(ellipse(tip[0], tip[1], 6, 24, colour, transform=turn))
    return group(*parts)


# ------------------------------------------------------- rosettes and ornament


def rosette(x, y, radius, petal=WHITE, heart=OCHRE):
    petals = [
        ellipse(x, y - radius * 0.6, radius * 0.2, radius * 0.38, petal, transform=f"rotate({turn} {x} {y})")
        for turn in range(0, 360, 45)
    ]
    return group(*petals) + circle(x, y, radius * 0.22, heart)


def frieze(x, y, width, height, tile=LAPIS, edge=DEEP):
    """A row of glazed tiles, one rosette on each."""
    count = max(1, round(width / height))
    step = width / count
    parts = [rect(x, y, width, height, tile)]
    parts += [rosette(x + step * (n + 0.5), y + height / 2, height * 0.42) for n in range(count)]
    parts += [rect(x + step * n - 1, y, 2, height, edge) for n in range(1, count)]
    return group(*parts)


def arch(x, base, width, height, fill, **more):
    """A pointed arch standing on base, with x at its middle."""
    half, spring = width / 2, base - height + width * 0.62
    top = base - height
    d = (
        f"M{x - half:.1f} {base} V{spring:.1f} C{x - half:.1f} {spring - width * 0.34:.1f} "
        f"{x - width * 0.22:.1f} {top + width * 0.1:.1f} {x} {top:.1f} C{x + width * 0.22:.1f} "
        f"{top + width * 0.1:.1f} {x + half:.1f} {spring - width * 0.34:.1f} {x + half:.1f} {spring:.1f} V{base}Z"
    )
    return path(d, fill, **more)


def lamp_line(start, end, sag, count, colour=STRAW, wire=NIGHT):
    """A hanging wire with glowing bulbs."""

    def along(t):
        level = start[1] + (end[1] - start[1]) * t + sag * 4 * t * (1 - t)
        return start[0] + (end[0] - start[0]) * t, level

    bulbs = []
    for number in range(count):
        x, y = along((number + 0.5) / count)
        bulbs += [circle(x, y + 10, 22, colour, opacity=0.22), circle(x, y + 10, 8.5, colour)]
    return stroke([along(i / 24) for i in range(25)], wire, 3) + group(*bulbs)


def bunting(start, end, sag, count, colours=(BRICK, OCHRE, TEAL, CREAM, LAPIS)):
    parts, line = [], []
    for number in range(count + 1):
        t = number / count
        level = start[1] + (end[1] - start[1]) * t + sag * 4 * t * (1 - t)
        line.append((start[0] + (end[0] - start[0]) * t, level))
    for number, ((ax, ay), (bx, by)) in enumerate(pairwise(line)):
        tip = ((ax + bx) / 2, (ay + by) / 2 + abs(bx - ax) * 0.85)
        parts.append(polygon([(ax + 4, ay), (bx - 4, by), tip], colours[number % len(colours)]))
    return group(*parts) + stroke(line, DEEP, 3)


def flag(x, base, height, cloth, size=(150, 90), side=1):
    """A pole with a cloth waving from its top; side -1 waves to the left."""
    width, drop = size[0] * side, size[1]
    top = base - height
    d = (
        f"M{x} {top} c{width * 0.3} {-drop * 0.3} {width * 0.65} {drop * 0.3} {width} 0 v{drop} "
        f"c{-width * 0.35} {drop * 0.3} {-width * 0.7} {-drop * 0.3} {-width} 0Z"
    )
    return path(d, cloth) + stroke([(x, base), (x, top - 6)], NIGHT, 7)


# ---------------------------------------------------------------------- people


def joint(start, end, upper, lower, prefer):
    """Where the elbow or knee goes, and where the hand or foot really reaches."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    distance = math.hypot(dx, dy) or 0.01
    reach = min(max(distance, abs(upper - lower) + 0.1), upper + lower - 0.05)
    ux, uy = dx / distance, dy / distance
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    aside = math.sqrt(max(0.0, upper**2 - along**2))
    bends = [(start[0] + ux * along - uy * aside * sign, start[1] + uy * along + ux * aside * sign) for sign in (1, -1)]
    return max(bends, key=prefer), (start[0] + ux * reach, start[1] + uy * reach)


@dataclass(frozen=True)
class Person:
    """A figure in its own measure: feet at 0, crown of the head at -100.

    Positive x is where the figure faces. Hands and feet are (near, far) targets;
    elbows and knees follow from them.
    """

    x: float
    y: float
    height: float = 260
    facing: int = 1
    top: str = LAPIS
    bottom: str = DEEP
    skin: str = TAN
    hair: str = HAIR
    head: str = "short"
    hands: tuple = ((-9, -47), (10, -47))
    feet: tuple = ((-4, 0), (5, 0))
    hip: tuple = (0, -47)
    lean: float = 0
    hem: float | None = None
    bare_arms: bool = False
    back: bool = False

    @property
    def scale(self):
        return self.height / 100

    def at(self, x, y):
        """A point of the figure's own measure, in the picture."""
        return self.x + self.facing * x * self.scale, self.y + y * self.scale

    def hand(self, number):
        shoulder = self.shoulders()[number]
        _, reached = joint(shoulder, self.hands[number], 16.5, 16, elbow_bends)
        return self.at(*reached)

    def shoulders(self):
        middle, level = self.hip[0] + self.lean, self.hip[1] - 29
        return (middle - 8.5, level), (middle + 8.5, level)

    def placed(self, *parts):
        move = f"translate({self.x:.1f} {self.y:.1f}) scale({self.facing * self.scale:.3f} {self.scale:.3f})"
        return group(*parts, transform=move)

    def arm(self, number):
        shoulder = self.shoulders()[number]
        elbow, hand = joint(shoulder, self.hands[number], 16.5, 16, elbow_bends)
        sleeve = darker(self.top, 0.8 if number else 0.92)
        forearm = self.skin if self.bare_arms else sleeve
        return (
            circle(*hand, 3.4, self.skin)
            + stroke([elbow, hand], forearm, 5.4)
            + circle(*hand, 3.3, self.skin)
            + stroke([shoulder, elbow], sleeve, 6.8)
        )

    def leg(self, number):
        hip = (self.hip[0] + (4 if number else -4), self.hip[1])
        foot = self.feet[number]
        knee, ankle = joint(hip, (foot[0], foot[1] - 3), 22.2, 22, lambda p: p[0] - p[1])
        shin_x, shin_y = ankle[0] - knee[0], ankle[1] - knee[1]
        toe = (ankle[0] + shin_y * 0.25, ankle[1] - shin_x * 0.25 + 0.8)
        shoe = stroke([ankle, toe], HAIR, 4.4)
        if self.hem is not None and self.hem > -6:
            return shoe
        colour = darker(self.bottom, 0.8) if number else self.bottom
        return shoe + stroke([hip, knee, ankle], colour, 8.6)

    def torso(self):
        (left, level), (right, _) = self.shoulders()
        hips = self.hip[0]
        body = [(left + 1, level + 1), (right - 1, level + 1), (hips + 6.5, self.hip[1]), (hips - 6.5, self.hip[1])]
        return polygon(body, self.top, stroke=self.top, stroke_width=6, stroke_linejoin="round")

    def gown(self):
        if self.hem is None:
            return ""
        x, y = self.hip
        edge = [(x - 8, y - 4), (x + 8, y - 4), (x + 13, self.hem), (x - 13, self.hem)]
        return polygon(edge, self.bottom, stroke=self.bottom, stroke_width=3, stroke_linejoin="round")

    def scarf(self, x, y, level):
        drape = (
            f"M{x - 9} {y} Q{x - 10} {level - 2} {x - 9} {level + 2} Q{x - 1} {level + 13} {x + 7.5} {level + 2} "
            f"Q{x + 9} {level - 3} {x + 8.6} {y}Z"
        )
        face = "" if self.back else ellipse(x + 2.4, y + 1, 5.3, 6.7, self.skin)
        return path(drape, self.hair) + circle(x, y - 0.4, 9.2, self.hair) + face

    def bare_head(self, x, y):
        if self.back:
            return circle(x, y, 8.6, self.hair)
        face = ellipse(x + 0.8, y + 0.8, 7.2, 8.3, self.skin) + circle(x + 7.8, y + 2, 1.5, self.skin)
        hair = (
            f"M{x + 7.4} {y - 3.6} C{x + 6} {y - 10.5} {x - 3} {y - 11} {x - 7} {y - 5.6} "
            f"C{x - 9.4} {y - 1} {x - 8.4} {y + 4} {x - 5.4} {y + 7} Q{x - 2.6} {y + 4} {x - 2.4} {y} "
            f"Q{x - 2} {y - 3.8} {x + 1.4} {y - 4.4} Q{x + 5} {y - 4.6} {x + 7.4} {y - 3.6}Z"
        )
        return face + path(hair, self.hair) + self.extras(x, y)

    def extras(self, x, y):
        if self.head == "beard":
            jaw = f"M{x - 4} {y + 2} Q{x - 4.6} {y + 9.6} {x + 2.6} {y + 10.6} Q{x + 8} {y + 10} {x + 7.6} {y + 4} "
            return path(f"{jaw} Q{x + 2} {y + 3} {x} {y + 5} Q{x - 2} {y + 4} {x - 4} {y + 2}Z", self.hair)
        if self.head == "cap":
            return path(
                f"M{x - 8.4} {y - 3} Q{x - 8} {y - 10} {x} {y - 10} Q{x + 7.6} {y - 10} {x + 8} {y - 3}Z", CREAM
            )
        return ""

    def head_parts(self):
        (left, level), (right, _) = self.shoulders()
        middle = (left + right) / 2
        x, y = middle + self.lean * 0.25 + 0.8, level - 13.2
        neck = stroke([(middle, level), (x - 1, y + 5)], darker(self.skin, 0.88), 6.4)
        if self.head == "scarf":
            return neck + self.scarf(x, y, level)
        locks = ""
        if self.head == "long":
            locks = path(
                f"M{x - 7} {y - 4} Q{x - 12} {y + 10} {x - 10} {y + 19} Q{x - 4} {y + 21} {x - 1} {y + 16} L{x - 1} {y}Z",
                self.hair,
            )
        return neck + (locks if not self.back else "") + self.bare_head(x, y) + (locks if self.back else "")

    def draw(self):
        return self.placed(
            self.arm(1), self.leg(1), self.leg(0), self.gown(), self.torso(), self.head_parts(), self.arm(0)
        )

    def near_arm(self):
        """The near arm again, to lay over something held against the body."""
        return self.placed(self.arm(0))


def elbow_bends(point):
    return point[1] - 0.2 * point[0]


def bust(x, y, size, cloth, hair=HAIR, scarf=False):
    """Head and shoulders seen from behind; y is the line of the shoulders."""
    half, r = size / 2, size * 0.26
    floor = HEIGHT + 20
    body = (
        f"M{x - half} {floor} V{y + half * 0.7} C{x - half} {y + half * 0.1} {x - half * 0.5} {y} {x} {y} "
        f"C{x + half * 0.5} {y} {x + half} {y + half * 0.1} {x + half} {y + half * 0.7} V{floor}Z"
    )
    head = circle(x, y - r * 1.05, r, hair)
    if scarf:
        head += path(
            f"M{x - r} {y - r} Q{x - r * 1.1} {y + r * 0.4} {x - r * 1.5} {y + r * 0.9} H{x + r * 1.5} "
            f"Q{x + r * 1.1} {y + r * 0.4} {x + r} {y - r}Z",
            hair,
        )
    else:
        head += rect(x - r * 0.45, y - r * 0.6, r * 0.9, r, darker(TAN, 0.7))
        head += circle(x, y - r * 1.05, r, hair)
    return path(body, cloth) + head


def crowd(seed, y, size, colours=DARK_CLOTHS, spread=(0, WIDTH), scarves=(BRICK, OCHRE, CREAM, TEAL)):
    """A row of people seen from behind."""
    rng = random.Random(seed)
    parts, x = [], spread[0]
    while x < spread[1]:
        covered = rng.random() < 0.4
        hair = rng.choice(scarves) if covered else HAIR
        parts.append(bust(round(x), round(y + rng.uniform(-0.2, 0.2) * size), size, rng.choice(colours), hair, covered))
        x += size * rng.uniform(0.8, 1.05)
    return group(*parts)


def chair(person, colour=RUST):
    """A plain chair under a seated person."""
    s, (hx, hy) = person.scale, person.hip
    seat = hy + 6
    legs = [[person.at(hx - 9, seat), person.at(hx - 10, 0)], [person.at(hx + 11, seat), person.at(hx + 12, 0)]]
    frame = [person.at(hx - 13, seat - 30), person.at(hx - 9, seat), person.at(hx + 12, seat)]
    return "".join(stroke(leg, colour, 3 * s) for leg in legs) + stroke(frame, colour, 3.6 * s)


SEATED = {"hip": (0, -26), "feet": ((19, 0), (23, 0))}
ON_GROUND = {"hip": (0, -7), "feet": ((21, 0), (27, 0))}


# ---------------------------------------------------------------------- things


def sheet(x, y, width, height, turn=0, lines=5, paper=CREAM, ink=MIST):
    """A page with drawn lines instead of words."""
    parts = [rect(x - width / 2, y - height / 2, width, height, paper)]
    for number in range(lines):
        level = y - height * 0.34 + number * height * 0.68 / max(1, lines - 1)
        end = x + width * (0.34 if number % 3 else 0.22)
        parts.append(stroke([(x - width * 0.34, level), (end, level)], ink, max(2, height * 0.03)))
    return group(*parts, transform=f"rotate({turn} {x} {y})")


def open_book(x, y, size, cover=BRICK, turn=0):
    left = f"M{x} {y} q{-size * 0.5} {-size * 0.28} {-size} 0 v{-size * 0.75} q{size * 0.5} {-size * 0.28} {size} 0Z"
    right = f"M{x} {y} q{size * 0.5} {-size * 0.28} {size} 0 v{-size * 0.75} q{-size * 0.5} {-size * 0.28} {-size} 0Z"
    board = rect(x - size * 1.06, y - size * 0.78, size * 2.12, size * 0.86, cover, rx=3)
    return group(board, path(left, CREAM), path(right, WHITE), transform=f"rotate({turn} {x} {y})")


def microphone(x, base, height, colour=NIGHT):
    top = base - height
    stand = stroke([(x, base), (x, top)], colour, 6) + stroke([(x - 34, base), (x + 34, base)], colour, 7)
    return stand + stroke([(x, top), (x - 14, top - 12)], colour, 9) + circle(x - 17, top - 15, 12, "#39435f")


def oud(x, y, size, turn=-18):
    body = f"M{size * 1.0} -7 C{size * 0.5} {-size * 0.55} {-size * 0.95} {-size * 0.75} {-size * 0.95} 0 "
    body += f"C{-size * 0.95} {size * 0.75} {size * 0.5} {size * 0.55} {size * 1.0} 7Z"
    parts = [
        stroke([(size * 0.9, 0), (size * 1.75, 0)], RUST, 14),
        stroke([(size * 1.75, 0), (size * 2.0, size * 0.32)], RUST, 11),
        path(body, CLAY, stroke=RUST, stroke_width=6),
        circle(-size * 0.1, 0, size * 0.22, RUST),
        circle(-size * 0.1, 0, size * 0.12, OCHRE),
        circle(size * 0.42, -size * 0.16, size * 0.08, RUST),
        circle(size * 0.42, size * 0.16, size * 0.08, RUST),
        stroke([(-size * 0.62, -size * 0.2), (-size * 0.62, size * 0.2)], RUST, 8),
    ]
    strings = [stroke([(-size * 0.62, d), (size * 1.7, d * 0.6)], CREAM, 1.4) for d in (-5, 0, 5)]
    return group(*parts, *strings, transform=f"translate({x} {y}) rotate({turn})")


def pot(x, base, width, height, colour, mark):
    """A turned clay jar with a painted band."""
    w, top = width / 2, base - height
    d = (
        f"M{x - w * 0.45} {base} C{x - w * 1.25} {base - height * 0.35} {x - w * 1.15} {top + height * 0.3} {x - w * 0.4} {top + height * 0.17} "
        f"L{x - w * 0.55} {top} H{x + w * 0.55} L{x + w * 0.4} {top + height * 0.17} "
        f"C{x + w * 1.15} {top + height * 0.3} {x + w * 1.25} {base - height * 0.35} {x + w * 0.45} {base}Z"
    )
    level, tall = base - height * 0.52, height * 0.08
    zigzag = [(x - w * 0.78 + w * 1.56 * n / 10, level + (tall if n % 2 else -tall)) for n in range(11)]
    lines = [stroke([(x - w * 0.7, level + dy), (x + w * 0.7, level + dy)], mark, 5) for dy in (-tall * 2, tall * 2)]
    return (
        path(d, colour) + stroke(zigzag, mark, 6) + "".join(lines) + ellipse(x, top, w * 0.55, 6, darker(colour, 0.6))
    )


def rug(x, y, width, height, ground, ink, accent):
    """A hanging rug: borders, a column of diamonds, fringes."""
    parts = [rect(x, y, width, height, ground)]
    fringe = [stroke([(x + dx, y + height), (x + dx, y + height + 16)], CREAM, 4) for dx in range(5, int(width), 12)]
    parts += [rect(x + m, y + m, width - 2 * m, height - 2 * m, "none", stroke=ink, stroke_width=6) for m in (12, 30)]
    count = max(2, round((height - 80) / (width * 0.5)))
    step = (height - 90) / count
    middle = x + width / 2
    for number in range(count):
        level = y + 45 + step * (number + 0.5)
        for reach, colour in ((0.3, ink), (0.21, accent), (0.1, ground)):
            rx, ry = width * reach, step * reach * 1.6
            parts.append(
                polygon(
                    [(middle - rx, level), (middle, level - ry), (middle + rx, level), (middle, level + ry)], colour
                )
            )
    return group(*fringe, *parts)


def tray(x, y, radius, metal=CLAY):
    """A round copper tray with an engraved rosette."""
    return (
        circle(x, y, radius, darker(metal, 0.75))
        + circle(x, y, radius * 0.92, metal)
        + circle(x, y, radius * 0.7, "none", stroke=STRAW, stroke_width=3)
        + rosette(x, y, radius * 0.6, STRAW, darker(metal, 0.7))
    )


def boat(x, y, length, colour=NIGHT, band=OCHRE):
    """A mashoof: a slim marsh boat with a high curved prow on the right."""
    half, deep = length / 2, length * 0.085
    hull = (
        f"M{x - half} {y - deep * 0.7} Q{x - half * 0.75} {y + deep * 0.1} {x - half * 0.45} {y} H{x + half * 0.45} "
        f"Q{x + half * 0.85} {y - deep * 0.1} {x + half * 1.08} {y - deep * 2.3} Q{x + half * 0.98} {y + deep * 0.6} "
        f"{x + half * 0.5} {y + deep} H{x - half * 0.55} Q{x - half * 0.9} {y + deep * 0.8} {x - half} {y - deep * 0.7}Z"
    )
    line = stroke([(x - half * 0.6, y + deep * 0.4), (x + half * 0.58, y + deep * 0.4)], band, max(3, deep * 0.16))
    return path(hull, colour) + line


def house(x, base, width, height, wall, trim, windows=2):
    """A Baghdad street house with a wooden bay window over the door."""
    parts = [rect(x, base - height, width, height, wall), rect(x - 6, base - height, width + 12, 14, darker(wall, 0.8))]
    step = width / windows
    for number in range(windows):
        middle = x + step * (number + 0.5)
        bay, top = step * 0.62, base - height * 0.86
        parts.append(rect(middle - bay / 2, top, bay, height * 0.36, trim))
        parts.append(rect(middle - bay * 0.58, top - 8, bay * 1.16, 10, darker(trim, 0.7)))
        for pane in (-0.26, 0, 0.26):
            parts.append(arch(middle + pane * bay, top + height * 0.28, bay * 0.2, height * 0.22, STRAW))
        parts.append(
            polygon(
                [
                    (middle - bay / 2, top + height * 0.36),
                    (middle + bay / 2, top + height * 0.36),
                    (middle, top + height * 0.43),
                ],
                darker(trim, 0.7),
            )
        )
        parts.append(arch(middle, base, step * 0.34, height * 0.34, darker(wall, 0.6)))
    return group(*parts)


# -------------------------------------------------------------------- pictures
# Rows of coordinates read better packed than one to a line.
# fmt: off


def gathering():
    scene = [background(OCHRE), rays(800, 420, STRAW, opacity=0.6, turn=math.pi / 24)]
    scene += [sun(800, 420, 185), wave(520, TEAL, 22, 900), wave(572, SEA, 16, 760, 1), wave(630, AQUA, 12, 620, 2)]
    scene += [glitter(4, 800, 590, 420, 110, CREAM, 24)]
    scene += [palm(120, 700, 400, dates=ORANGE, lean=0.05), palm(330, 690, 270, lean=-0.03)]
    scene += [palm(1480, 700, 410, dates=ORANGE, lean=-0.05), palm(1270, 690, 280, lean=0.04)]
    scene += [crowd(11, 690, 56), flag(320, 730, 260, BRICK), flag(1060, 730, 250, CREAM)]
    raised = [(250, 600), (470, 590), (655, 585), (930, 580), (1190, 590), (1400, 575)]
    scene += [stroke([(x, 740), (x + 12, 650), (x + 4, y)], DARK_CLOTHS[1], 18) + circle(x + 4, y - 4, 12, TAN) for x,
        y in raised]
    scene += [crowd(12, 735, 72), flag(700, 790, 330, LAPIS, (190, 105)), flag(1370, 800, 280, ORANGE, side=-1),
        flag(60, 800, 250, WHITE, (120, 80))]
    scene += [crowd(13, 790, 92), frieze(0, 820, WIDTH, 80)]
    return scene


def dusk_sky():
    colours = (DEEP, LAPIS, "#3a468f", "#8a5577", "#d8683f", OCHRE)
    return [background(DEEP)] + [wave(90 + n * 88, colour, 10, 1400, n) for n, colour in enumerate(colours)]


def festival_stage():
    scene = [*dusk_sky(), stars(3, 50, 240), wave(600, PINE, 10, 500)]
    scene += [palm(110, 880, 660, NIGHT, 0.05), palm(1490, 880, 690, NIGHT, -0.05), palm(255, 880, 490, NIGHT),
        palm(1345, 880, 490, NIGHT)]
    scene += [arch(800, 690, 800, 560, RUST), arch(800, 690, 740, 525, TEAL), circle(800, 470, 240, OCHRE),
        circle(800, 470, 205, TEAL), rosette(800, 470, 215, STRAW, BRICK)]
    scene += [rect(330, 690, 940, 26, SAND), frieze(330, 716, 940, 62)]
    player = Person(655, 690, 340, top=CREAM, bottom=LAPIS, head="beard", hands=((0, -38), (31, -57)), **SEATED)
    scene += [chair(player), player.draw(), oud(*player.at(3, -41), 62), player.near_arm()]
    singer = Person(950, 690, 350, -1, BRICK, BRICK, FAIR, HAIR, "long", ((-28, -92), (16, -70)), hem=-2)
    scene += [singer.draw(), microphone(882, 690, 268)]
    for x in (360, 1240):
        scene += [rect(x - 45, 560, 90, 130, NIGHT, rx=6), circle(x, 645, 30, "#39435f"),
            circle(x, 592, 17, "#39435f")]
    scene += [lamp_line((143, 225), (800, 120), 60, 14), lamp_line((800, 120), (1455, 225), 60, 14),
        lamp_line((-20, 370), (255, 395), 50, 6), lamp_line((1345, 395), (1620, 370), 50, 6)]
    scene += [crowd(21, 800, 92, (NIGHT, DEEP)), crowd(22, 850, 124, (NIGHT, "#0b1b46"))]
    return scene


def book_row(seed, left, right, base, tall):
    rng = random.Random(seed)
    parts, x = [], left
    while x < right - 40:
        width, height = rng.randint(15, 34), tall * rng.uniform(0.65, 1)
        colour = rng.choice(CLOTHS)
        parts += [rect(x, base - height, width, height, colour),
            rect(x, base - height * 0.8, width, 6, darker(colour, 0.7))]
        x += width + 2
    return group(*parts)


def stall_back(seed, left, width):
    """Posts and a shelf of books under the awning, behind the keeper."""
    right = left + width
    posts = [rect(x, 330, 12, 390, RUST) for x in (left + 10, right - 22)]
    return [*posts, book_row(seed, left + 24, right - 20, 448, 82), rect(left + 22, 448, width - 44, 12, RUST)]


def stall_front(seed, left, width, colour):
    """A tiled table with books and, above it, a striped awning."""
    top, table, base = 330, 560, 720
    right = left + width
    parts = [book_row(seed + 1, left + 16, left + width * 0.36, table, 66),
        book_row(seed + 2, left + width * 0.64, right, table, 66)]
    parts += [rect(left - 10, table, width + 20, 18, RUST), rect(left, table + 18, width, base - table - 18, colour),
        frieze(left, table + 18, width, 46)]
    stripes = 10
    step = (width + 60) / stripes
    for n in range(stripes):
        x = left - 30 + step * n
        tint = "#fff6e0" if n % 2 else colour
        parts += [rect(x, top - 60, step + 1, 70, tint), circle(x + step / 2, top + 10, step / 2, tint)]
    return parts


def book_fair():
    scene = [background(CREAM), circle(800, 250, 420, STRAW, opacity=0.5), wave(520, FOAM, 10, 800),
        wave(690, "#9fd0bd", 8, 700), wave(745, SAND, 10, 900)]
    scene += [palm(820, 560, 250, AQUA), palm(740, 545, 180, AQUA), palm(1560, 560, 230, AQUA)]
    scene += [polygon([(30, 800), (52, 150), (108, 150), (128, 800)], RUST),
        stroke([(80, 420), (240, 180)], RUST, 30), polygon([(1465, 800), (1500, 150), (1560, 150), (1575, 800)],
        RUST), stroke([(1525, 400), (1370, 180)], RUST, 32)]
    rng = random.Random(8)
    scene.append(rect(0, 0, WIDTH, 90, SEA))
    for colour, level, low in ((PINE, 40, 70), (TEAL, 20, 60), (SEA, -10, 50)):
        scene += [circle(x, level + rng.uniform(-20, 45) + 55 * abs(x - 800) / 800, rng.uniform(low, low + 45),
            colour) for x in range(-20, 1660, 95)]
    keeper = Person(470, 705, 300, top=TEAL, head="beard", hair=GREY_HAIR, hands=((-10, -54), (16, -54)))
    second = Person(1145, 705, 295, -1, OCHRE, DEEP, FAIR, LAPIS, "scarf", ((-4, -54), (18, -56)))
    scene += [*stall_back(30, 230, 480), keeper.draw(), *stall_front(30, 230, 480, BRICK)]
    scene += [*stall_back(40, 905, 480), second.draw(), *stall_front(40, 905, 480, LAPIS)]
    buyer = Person(655, 812, 345, -1, ORANGE, LAPIS, TAN, HAIR, "long", ((20, -62), (24, -60)))
    scene += [buyer.draw(), open_book(*buyer.at(25, -60), 34, TEAL, 6)]
    walker = Person(905, 830, 360, 1, CREAM, CREAM, BROWN, HAIR, "cap", ((16, -60), (22, -60)), hem=-3)
    scene += [walker.draw(), open_book(*walker.at(22, -59), 36, BRICK, -6)]
    child = Person(215, 850, 330, 1, LAPIS, BRICK, FAIR, HAIR, "short", ((20, -24), (26, -26)), **ON_GROUND)
    scene += [child.draw(), open_book(*child.at(25, -24), 34, OCHRE, -8)]
    girl = Person(1425, 850, 250, -1, BRICK, TEAL, TAN, CREAM, "scarf", ((16, -58), (22, -58)), hem=-16)
    mother = Person(1270, 840, 355, 1, DEEP, DEEP, FAIR, TEAL, "scarf", ((-9, -47), (22, -66)), hem=-2)
    return [*scene, mother.draw(), girl.draw(), open_book(*girl.at(21, -57), 28, ORANGE, 4)]


def loom(x, base):
    """A standing loom with a half-woven rug on it."""
    parts = [rect(x - 170, base - 430, 20, 430, RUST), rect(x + 150, base - 430, 20, 430, RUST),
        rect(x - 190, base - 430, 380, 22, RUST)]
    parts += [stroke([(x + dx, base - 410), (x + dx, base - 60)], CREAM, 2.4) for dx in range(-138, 140, 12)]
    return [*parts, rug(x - 142, base - 250, 284, 215, LAPIS, OCHRE, BRICK), rect(x - 190, base - 46, 380, 24, RUST)]


def crafts():
    scene = [background(RUST), arch(800, 900, 1240, 850, BRICK), arch(800, 900, 1130, 780, "#efcf8f")]
    scene += [circle(800, 330, 170, STRAW), frieze(0, 0, WIDTH, 56), rect(0, 720, WIDTH, 180, "#d9a866"),
        rect(0, 720, WIDTH, 10, RUST)]
    scene += [rug(50, 140, 190, 470, TEAL, CREAM, BRICK), rug(262, 140, 150, 380, BRICK, OCHRE, DEEP),
        rug(1360, 140, 190, 470, LAPIS, OCHRE, BRICK), rug(1188, 140, 150, 380, OCHRE, BRICK, TEAL)]
    scene += [stroke([(30, 140), (432, 140)], NIGHT, 9), stroke([(1168, 140), (1570, 140)], NIGHT, 9)]
    scene += loom(800, 750)
    weaver = Person(620, 780, 400, 1, TEAL, DEEP, TAN, BRICK, "scarf", ((30, -48), (33, -40)), **SEATED)
    potter = Person(1060, 790, 390, -1, CREAM, LAPIS, BROWN, HAIR, "cap", ((16, -32), (26, -34)), **SEATED)
    scene += [rect(565, 690, 110, 90, RUST), weaver.draw(), rect(1010, 700, 110, 90, RUST), potter.draw()]
    scene += [pot(975, 700, 82, 100, CLAY, CREAM), ellipse(975, 702, 70, 14, RUST), rect(960, 702, 30, 90, RUST),
        potter.near_arm()]
    jars = ((90, 870, 150, 220, CLAY, CREAM), (250, 880, 120, 150, TEAL, OCHRE), (380, 870, 130, 190, BRICK, STRAW))
    jars += ((1240, 880, 120, 150, OCHRE, BRICK), (1500, 870, 160, 230, LAPIS, OCHRE),
        (1370, 885, 110, 130, CLAY, CREAM))
    scene += [ellipse(x, base - 2, width * 0.5, 12, "#b9853a") + pot(x, base, width, *rest) for x, base, width,
        *rest in jars]
    trays = ((520, 66, CLAY), (1118, 60, "#c58a2e"), (800, 52, CLAY), (672, 44, "#c58a2e"), (928, 44, BRICK))
    return [*scene, *(ellipse(x, 886, r * 0.9, 9, "#b9853a") + tray(x, 884 - r, r, metal) for x, r, metal in trays)]


def poetry():
    scene = [background(NIGHT), wave(150, DEEP, 30, 1500), wave(380, "#122a68", 24, 1300, 2), stars(9, 90, 420)]
    scene += [circle(470, 350, 330, LAPIS), circle(470, 350, 270, STRAW), circle(470, 350, 252, CREAM)]
    scene += [circle(x, y, r, "#f1e3b8") for x, y, r in ((370, 240, 34), (600, 300, 46), (420, 480, 30),
        (330, 380, 20))]
    scene += [tree(1180, 640, 520, "#0a1d4a", "#12306e", NIGHT, 5),
        tree(1520, 650, 620, "#0c2358", "#163a7d", NIGHT, 6), tree(60, 680, 500, "#0a1d4a", "#12306e", NIGHT, 7)]
    scene += [wave(620, PINE, 10, 800), wave(700, "#063b3d", 10, 900, 2)]
    scene += [rect(250, 690, 440, 28, SAND), frieze(250, 718, 440, 56)]
    poet = Person(430, 692, 470, 1, BRICK, BRICK, TAN, HAIR, "beard", ((17, -58), (34, -88)), hem=-3)
    scene += [poet.draw(), sheet(*poet.at(19, -60), 66, 88, 8, 5, AQUA, DEEP), poet.near_arm(),
        microphone(592, 692, 340)]
    cloths = ((TEAL, "scarf", OCHRE), (CREAM, "short", HAIR), (OCHRE, "beard", GREY_HAIR), (BLUE, "long", HAIR),
        (BRICK, "scarf", CREAM))
    for row, (start, base, tall) in enumerate(((830, 745, 290), (890, 865, 350))):
        for n in range(4):
            top, head, hair = cloths[(n + row * 2) % 5]
            hands = ((14, -34), (18, -33)) if (n + row) % 3 else ((15, -50), (17, -49))
            seat = Person(start + n * (165 + row * 25), base, tall, -1, top, DEEP, (FAIR, TAN, BROWN)[n % 3], hair,
                head, hands, **SEATED)
            scene += [chair(seat, NIGHT), seat.draw()]
    return [*scene, stroke([(745, 700), (745, 120)], NIGHT, 9), lamp_line((745, 120), (1620, 70), 80, 14),
        lamp_line((745, 190), (1620, 270), 60, 13)]


def truss_span(x0, y0, x1, y1, rise):
    """One steel bow of the bridge between two piers."""
    bow, parts = [], []
    for n in range(21):
        t = n / 20
        bow.append((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t - rise * 4 * t * (1 - t)))
    for n in range(2, 19, 2):
        t = n / 20
        foot = (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t)
        parts += [stroke([bow[n], foot], LAPIS, rise * 0.05),
            stroke([bow[n], (x0 + (x1 - x0) * (t + 0.1), foot[1])], LAPIS, rise * 0.03)]
    return group(*parts) + stroke(bow, LAPIS, rise * 0.12)


def far_town(base):
    rng = random.Random(17)
    parts, x = [], 560
    while x < 1600:
        width, height = rng.randint(60, 110), rng.randint(40, 110)
        wall = rng.choice((SAND, CREAM, "#efd3a0", "#e9c98a"))
        parts.append(rect(x, base - height, width, height, wall))
        parts += [arch(x + width * f, base - height * 0.35, 14, 26, CLAY) for f in (0.25, 0.55, 0.82)]
        x += width - 4
    dome = path(f"M1190 {base - 90} C1180 {base - 170} 1240 {base - 175} 1250 {base - 205} C1260 {base - 175} 1320 {base - 170} 1310 {base - 90}Z", SEA)
    return [dome, *parts]


def nassiriyah_bridge():
    scene = [background("#d8eee6"), wave(210, "#eaf3df", 12, 1500), wave(330, CREAM, 12, 1300, 1),
        sun(1200, 300, 95, CREAM, STRAW)]
    scene += [birds(((860, 160, 26), (930, 205, 20), (780, 215, 17), (1010, 140, 15)))]
    scene += [palm(x, 500, h, TEAL) for x, h in ((620, 150), (760, 120), (1000, 150), (1110, 110), (1420, 160),
        (1540, 130))]
    scene += [*far_town(505), wave(500, TEAL, 4, 400), wave(530, BLUE, 4, 500), wave(600, LAPIS, 7, 460),
        wave(720, "#132d6e", 9, 560, 2)]
    scene += [glitter(6, 1200, 535, 460, 240, STRAW, 30), glitter(7, 500, 620, 760, 220, BLUE, 20)]
    ends = ((-260, 330), (420, 420), (900, 462), (1240, 488), (1480, 504), (1700, 515))
    for (x0, _), (x1, y1) in pairwise(ends):
        size = (x1 - x0) * 0.1
        scene += [polygon([(x1 - size * 0.4, y1), (x1 + size * 0.4, y1), (x1 + size * 0.5, y1 + size * 4.2),
            (x1 - size * 0.5, y1 + size * 4.2)], SAND), ellipse(x1, y1 + size * 4.2, size * 1.1, size * 0.28, DEEP)]
    deck = [*ends, *((x, y + 8 + (1700 - x) * 0.021) for x, y in reversed(ends))]
    for (x0, y0), (x1, y1) in pairwise(ends):
        scene.append(truss_span(x0, y0, x1, y1, (x1 - x0) * 0.3))
    walkers = ((90, CREAM, 1), (180, BRICK, 1), (365, TEAL, -1), (510, ORANGE, 1), (640, DEEP, -1), (690, BRICK, -1),
        (820, TEAL, 1))
    for x, cloth, side in walkers:
        y = 420 + (x - 420) * (0.132 if x < 420 else 0.0875)
        scene.append(Person(x, y + 2, 96 - x * 0.045, side, cloth, DEEP, hands=((-10, -50), (12, -52)),
            feet=((-9, 0), (9, 0))).draw())
    scene += [polygon(deck, BRICK), stroke([(x, y - 3) for x, y in ends], OCHRE, 7)]
    rower = Person(985, 748, 190, 1, CREAM, CREAM, BROWN, HAIR, "cap", ((12, -62), (20, -74)), hem=-4)
    scene += [stroke([rower.at(24, -118), rower.at(14, 12)], RUST, 7), rower.draw(), boat(1030, 758, 400),
        glitter(8, 1030, 800, 420, 30, BLUE, 8)]
    scene += [wave(850, PINE, 16, 900, 1.5), palm(70, 930, 760, DEEP, 0.02, ORANGE),
        palm(250, 930, 330, DEEP, -0.05, ORANGE)]
    return [*scene, reeds(5, 0, 560, 910, 150, PINE, 34), reeds(6, 1330, 1600, 910, 130, PINE, 22)]


def terrace(left, right, top, base, batter):
    """One battered storey of the ziggurat, with its buttresses."""
    parts = [polygon([(left + batter, top), (right - batter, top), (right, base), (left, base)], BRICK)]
    count = round((right - left) / 64)
    for n in range(count):
        t = (n + 0.5) / count
        upper, lower = left + batter + (right - left - 2 * batter) * t, left + (right - left) * t
        shade = CLAY if t < 0.5 else "#9c3016"
        parts.append(polygon([(upper - 15, top), (upper + 15, top), (lower + 17, base), (lower - 17, base)], shade))
    return [*parts, polygon([(left + batter - 8, top), (right - batter + 8, top), (right - batter + 8, top + 14),
        (left + batter - 8, top + 14)], SAND)]


def stairway(x, top, base, top_width, base_width):
    parts = [polygon([(x - top_width - 14, top), (x + top_width + 14, top), (x + base_width + 26, base),
        (x - base_width - 26, base)], CLAY)]
    steps = 26
    for n in range(steps):
        t = n / steps
        half = top_width + (base_width - top_width) * t
        parts.append(rect(x - half, top + (base - top) * t, half * 2, (base - top) / steps * 0.6, SAND))
    return parts


def ziggurat():
    bands = ("#c9542b", ORANGE, "#ee9434", OCHRE, STRAW)
    scene = [background(BRICK)] + [wave(70 + 95 * n, colour, 12, 1500, n) for n, colour in enumerate(bands)]
    scene += [rays(1130, 430, CREAM, 22, 0.16), circle(1130, 400, 250, OCHRE), circle(1130, 400, 195, CREAM)]
    scene += [birds(((340, 180, 24), (420, 140, 18), (470, 200, 15), (270, 235, 14)), RUST)]
    scene += [wave(610, "#d98a3e", 8, 1100), palm(70, 660, 170, RUST), palm(150, 655, 130, RUST),
        palm(1545, 660, 160, RUST)]
    scene += [*terrace(560, 1040, 230, 330, 28), *terrace(400, 1200, 318, 440, 36), *terrace(200, 1400, 430, 680, 60)]
    scene += [arch(800, 330, 70, 84, RUST)]
    for side in (-1, 1):
        ramp = [(800 + side * 60, 432), (800 + side * 130, 432), (800 + side * 520, 690), (800 + side * 400, 690)]
        scene += [polygon(ramp, CLAY if side < 0 else "#9c3016"),
            stroke([(800 + side * 128, 434), (800 + side * 518, 690)], SAND, 7)]
    scene += stairway(800, 330, 690, 40, 88)
    scene += [wave(684, SAND, 8, 1200), wave(755, "#d9a866", 14, 1000, 2), wave(840, "#c58a4c", 14, 900, 4)]
    group_of = (Person(430, 800, 190, 1, LAPIS, LAPIS, TAN, CREAM, "scarf", ((-8, -46), (26, -88)), hem=-2),
        Person(350, 806, 200, 1, CREAM, DEEP, BROWN, HAIR, "short"))
    group_of += (Person(505, 804, 130, 1, TEAL, BRICK, FAIR), Person(1190, 735, 96, -1, TEAL, DEEP),
        Person(1225, 737, 92, -1, OCHRE, DEEP))
    group_of += (Person(780, 600, 58, 1, DEEP, DEEP, back=True), Person(815, 560, 52, 1, TEAL, TEAL, back=True))
    for person in group_of:
        if person.y > 700:
            scene.append(polygon([(person.x - person.height * 0.06, person.y - 3),
                (person.x + person.height * 0.08, person.y),
                (person.x - person.height * 0.95, person.y + person.height * 0.33),
                (person.x - person.height * 1.05, person.y + person.height * 0.25)], RUST, opacity=0.5))
        scene.append(person.draw())
    return [*scene, frieze(0, 868, WIDTH, 32)]


def window(x, y, width, height):
    view = [rect(x, y, width, height, STRAW), circle(x + width * 0.62, y + height * 0.45, height * 0.2, CREAM),
        polygon([(x, y + height * 0.74), (x + width, y + height * 0.68), (x + width, y + height), (x, y + height)],
        AQUA)]
    view += [palm(x + width * 0.28, y + height * 0.95, height * 0.6, TEAL),
        rect(x, y, width, height, "none", stroke=LAPIS, stroke_width=16)]
    return [*view, rect(x + width / 2 - 5, y, 10, height, LAPIS), rect(x - 18, y + height, width + 36, 18, DEEP)]


def flip_chart(x, base):
    parts = [stroke([(x - 20, base - 430), (x - 120, base)], RUST, 12),
        stroke([(x + 20, base - 430), (x + 120, base)], RUST, 12)]
    parts += [rect(x - 130, base - 480, 260, 320, WHITE), rect(x - 140, base - 492, 280, 24, DEEP)]
    centre = (x, base - 320)
    for n in range(5):
        angle = n * 2 * math.pi / 5 - math.pi / 2
        spot = (centre[0] + 92 * math.cos(angle), centre[1] + 92 * math.sin(angle))
        parts += [stroke([centre, spot], MIST, 6), circle(*spot, 22, (TEAL, ORANGE, LAPIS, BRICK, OCHRE)[n])]
    return [*parts, circle(*centre, 34, OCHRE), circle(*centre, 18, BRICK)]


def training():
    scene = [background("#f6e6bd"), rect(0, 0, WIDTH, 70, OCHRE), frieze(0, 70, WIDTH, 44),
        rect(0, 700, WIDTH, 200, CLAY), *window(120, 170, 430, 340), *flip_chart(1300, 740)]
    scene += [bunting((600, 130), (1120, 130), 34, 11)]
    leader = Person(1115, 745, 480, 1, BRICK, DEEP, TAN, TEAL, "scarf", ((-7, -48), (25, -75)), hem=-22)
    scene.append(leader.draw())
    behind = ((330, CREAM, "short", HAIR, 1), (530, TEAL, "long", HAIR, 1), (735, ORANGE, "beard", HAIR, 1),
        (930, LAPIS, "scarf", CREAM, 1))
    for n, (x, top, head, hair, side) in enumerate(behind):
        hands = ((-4, -33), (16, -33)) if n % 2 else ((2, -33), (22, -66) if n == 2 else (18, -33))
        scene.append(Person(x, 797, 425, side, top, DEEP, (FAIR, TAN, BROWN, FAIR)[n], hair, head, hands,
            **SEATED).draw())
    scene += [path("M190 660 H1040 L1150 790 H80Z", SAND), rect(80, 790, 1070, 24, RUST)]
    papers = ((300, 700, -14), (470, 690, 8), (650, 705, -6), (860, 695, 12), (990, 735, -8), (560, 752, 16),
        (250, 755, 10))
    scene += [group(sheet(0, 0, 92, 74, turn, 4, WHITE), transform=f"translate({x} {y}) scale(1 .5)") for x, y,
        turn in papers]
    for x, y, colour in ((400, 722, BRICK), (760, 735, TEAL), (930, 715, LAPIS)):
        scene += [rect(x - 14, y - 30, 28, 34, colour, rx=5), ellipse(x, y - 30, 14, 4, RUST)]
    scene += [bust(x, 742, 190, cloth, hair, covered) for x, cloth, hair,
        covered in ((250, OCHRE, HAIR, False), (620, BRICK, LAPIS, True), (960, TEAL, HAIR, False))]
    for x in (250, 620, 960):
        scene += [rect(x - 95, 826, 190, 26, RUST, rx=8), rect(x - 70, 852, 14, 60, RUST),
            rect(x + 56, 852, 14, 60, RUST)]
    return scene


def runner(x, y, height, top, phase, skin=TAN, head="short", hair=HAIR, bottom=DEEP):
    strides = (
        (((20, -64), (-14, -58)), ((-24, -14), (20, -3))),
        (((-16, -58), (22, -64)), ((18, -2), (-24, -16))),
        (((18, -66), (-12, -56)), ((-17, -5), (13, -16))),
    )
    hands, feet = strides[phase]
    return Person(x, y, height, 1, top, bottom, skin, hair, head, hands, feet, (0, -48), 4, None, True).draw()


def marathon():
    scene = [background(STRAW), circle(260, 190, 150, CREAM), rays(260, 190, CREAM, 20, 0.35)]
    houses = ((-20, 250, 330, SAND, RUST, 2), (230, 210, 430, "#efd3a0", LAPIS, 2), (440, 260, 350, CLAY, DEEP, 2),
        (700, 220, 460, CREAM, TEAL, 2), (920, 230, 370, SAND, BRICK, 2), (1150, 250, 440, "#efd3a0", RUST, 2),
        (1400, 240, 350, CLAY, DEEP, 2))
    scene += [house(x, 590, w, h, wall, trim, n) for x, w, h, wall, trim, n in houses]
    scene += [palm(430, 600, 330, TEAL), palm(910, 600, 300, TEAL)]
    rng = random.Random(31)
    for n in range(31):
        person = Person(10 + n * 52 + rng.uniform(-9, 9), 624, rng.uniform(120, 150), rng.choice((1, -1)),
            rng.choice(CLOTHS), DEEP, rng.choice((FAIR, TAN, BROWN)), rng.choice((HAIR, HAIR, TEAL, CREAM)), "short",
            ((-15, rng.choice((-48, -104))), (16, rng.choice((-48, -106)))))
        scene.append(person.draw())
    scene += [frieze(0, 600, WIDTH, 40), rect(0, 640, WIDTH, 260, "#51598a"), rect(0, 640, WIDTH, 12, CREAM)]
    scene += [polygon([(x, 756), (x + 130, 756), (x + 110, 770), (x - 20, 770)], CREAM,
        opacity=0.6) for x in range(20, 1600, 260)]
    scene += [bunting((-20, 110), (640, 70), 70, 14), bunting((640, 70), (1240, 160), 70, 13)]
    scene += [path("M1185 800 V240 Q1185 140 1285 140 H1475 Q1575 140 1575 240 V800 H1505 V280 Q1505 215 1445 215 H1315 Q1255 215 1255 280 V800Z", LAPIS)]
    scene += [rosette(x, y, 28) for x in (1220, 1540) for y in range(300, 780, 92)] + [rosette(x, 178,
        28) for x in range(1290, 1500, 60)]
    team = ((170, 800, 310, TEAL, 0, BROWN, "short", HAIR), (400, 770, 300, CREAM, 1, TAN, "scarf", BRICK),
        (610, 850, 350, BRICK, 2, FAIR, "short", HAIR), (830, 790, 320, OCHRE, 0, TAN, "long", HAIR),
        (1030, 860, 360, WHITE, 1, BROWN, "short", HAIR))
    for x, y, tall, top, phase, skin, head, hair in team:
        scene += [ellipse(x, y + 4, tall * 0.26, 9, DEEP, opacity=0.45),
            runner(x, y, tall, top, phase, skin, head, hair)]
    winner = Person(1365, 850, 360, 1, CREAM, TEAL, TAN, HAIR, "short", ((-20, -106), (22, -106)),
        ((-22, -12), (16, -2)), (0, -48), 3, None, True)
    left, right = winner.at(-9, -64), winner.at(13, -64)
    ribbon = f"M1225 590 Q1300 660 {left[0]} {left[1]} L{right[0]} {right[1]} Q1450 680 1535 590"
    return [*scene, ellipse(1365, 856, 90, 9, DEEP, opacity=0.45), winner.draw(),
        path(ribbon, stroke=BRICK, stroke_width=15)]


def crewed_boat(x, y, length, colours, rowers=5):
    """A boat whose rowers pull together, their oars reaching down into the water."""
    people, oars = [], []
    for n in range(rowers):
        seat = x - length * 0.36 + n * length * 0.155
        head = ("short", "scarf", "cap", "long", "short")[n % 5]
        hair = OCHRE if head == "scarf" else HAIR
        rower = Person(seat, y + length * 0.02, length * 0.3, 1, colours[n % len(colours)], DEEP,
            (FAIR, TAN, BROWN)[n % 3], hair, head, ((22, -30), (26, -32)), hip=(0, -12), feet=((20, -8), (22, -8)),
            lean=-4)
        people.append(rower.draw())
        oars.append(stroke([rower.at(19, -38), rower.at(46, 34)], SAND, length * 0.011))
        oars.append(stroke([rower.at(43, 26), rower.at(49, 42)], BRICK, length * 0.024))
    return [*people, boat(x, y, length), *oars]


def river_campaign():
    scene = [background(OCHRE), wave(150, STRAW, 12, 1500), circle(1240, 300, 175, ORANGE),
        circle(1240, 300, 132, CREAM)]
    scene += [wave(285, "#e2c27a", 14, 1300, 2), *(palm(x, 350, h, SEA) for x,
        h in ((40, 190), (140, 140), (250, 170), (480, 120), (560, 150), (900, 130), (1000, 110), (1420, 150),
        (1530, 190)))]
    scene += [wave(335, TEAL, 8, 900, 1), wave(362, AQUA, 5, 600), wave(440, SEA, 7, 520), wave(550, TEAL, 9, 560, 1),
        wave(700, PINE, 10, 640, 2)]
    scene += [glitter(14, 1240, 370, 420, 300, STRAW, 34), glitter(15, 460, 400, 900, 240, AQUA, 24)]
    scene += [flag(560, 415, 110, BRICK, (70, 40), -1),
        *crewed_boat(640, 418, 250, (CREAM, BRICK, LAPIS, OCHRE, WHITE))]
    scene += [flag(985, 555, 180, WHITE, (120, 68), -1),
        *crewed_boat(1160, 560, 430, (BRICK, CREAM, LAPIS, WHITE, OCHRE))]
    scene += [flag(255, 745, 320, BRICK, (190, 105), -1),
        *crewed_boat(560, 745, 800, (CREAM, OCHRE, LAPIS, WHITE, BRICK))]
    scene += [stroke([(x, 822), (x + w, 822)], AQUA, 5) for x, w in ((150, 160), (370, 240), (690, 130), (880, 90))]
    return [*scene, reeds(12, 1090, 1600, 915, 300, NIGHT, 46), reeds(13, 0, 200, 915, 210, NIGHT, 20)]


def open_hand(x, y, size, skin, turn=0):
    """A raised palm; (x, y) is the wrist."""
    parts = [rect(-size * 0.2, -size * 0.3, size * 0.4, size * 1.1, skin, rx=size * 0.1)]
    parts.append(rect(-size * 0.3, -size * 0.72, size * 0.6, size * 0.74, skin, rx=size * 0.2))
    for n, (dx, reach) in enumerate(((-0.235, 1.1), (-0.08, 1.26), (0.08, 1.22), (0.23, 1.02))):
        lean = (n - 1.5) * 0.07
        parts.append(stroke([(size * dx, -size * 0.55), (size * (dx + lean), -size * reach)], skin, size * 0.145))
    parts.append(stroke([(-size * 0.2, -size * 0.22), (-size * 0.46, -size * 0.62)], skin, size * 0.16))
    return group(*parts, transform=f"translate({x} {y}) rotate({turn})")


def holding_hand(x, y, size, skin, side=1):
    """Four folded fingers lying over the edge of something held."""
    fingers = [stroke([(side * size * 0.42, n * size * 0.2), (-side * size * 0.12, n * size * 0.2 - size * 0.05)],
        skin, size * 0.19) for n in range(4)]
    lines = [stroke([(side * size * 0.3, (n + 0.5) * size * 0.2), (0, (n + 0.5) * size * 0.2 - 4)], darker(skin, 0.8),
        3) for n in range(3)]
    return group(*fingers, *lines, transform=f"translate({x} {y})")


def sleeve(start, end, width, colour, cuff=CREAM):
    """A forearm in its sleeve, from the edge of the picture to the wrist."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    nx, ny = -dy / length, dx / length

    def across(t, half):
        px, py = start[0] + dx * t, start[1] + dy * t
        return [(px + nx * half, py + ny * half), (px - nx * half, py - ny * half)]

    bottom, wrist, edge = across(0, width * 0.62), across(0.93, width * 0.42), across(0.84, width * 0.45)
    return polygon([*bottom, wrist[1], wrist[0]], colour) + polygon([*edge, wrist[1], wrist[0]], cuff)


def statement():
    scene = [background(TEAL)]
    scene += [ellipse(800, -20, 105, 380, SEA, transform=f"rotate({turn} 800 420)") for turn in range(0, 360, 45)]
    scene += [circle(800, 420, 190, OCHRE), circle(800, 420, 165, STRAW), frieze(0, 0, WIDTH, 54)]
    raised = ((90, 430, 120, BROWN, LAPIS, -8), (260, 560, 112, FAIR, BRICK, 6), (1500, 400, 124, TAN, DEEP, 9),
        (1370, 590, 112, BROWN, OCHRE, -4), (410, 330, 104, TAN, CREAM, -6), (1225, 320, 104, FAIR, ORANGE, 6))
    for x, y, size, skin, cloth, turn in sorted(raised, key=lambda one: one[1]):
        foot = (x - turn * 9, 940)
        scene += [open_hand(x, y, size, skin, turn), sleeve(foot, (x, y + 14), size * 0.85, cloth,
            darker(cloth, 0.75))]
    scene += [sleeve((470, 960), (585, 610), 130, BRICK, CREAM), sleeve((1130, 960), (1015, 610), 130, LAPIS, CREAM)]
    scene += [rect(560, 500, 64, 110, TAN, rx=26), rect(976, 500, 64, 110, BROWN, rx=26)]
    scene += [sheet(800, 430, 430, 520, -2, 1, WHITE)]
    scene += [stroke([(660, 290 + 38 * n), (940 - (n % 3) * 46, 284 + 38 * n)], MIST, 11) for n in range(6)]
    scene += [rosette(716, 590, 52, LAPIS, OCHRE), path("M820 600 q22 -50 44 -8 t40 -12 t44 -4", stroke=DEEP,
        stroke_width=7, stroke_linecap="round")]
    scene += [holding_hand(594, 480, 92, TAN, -1), holding_hand(1010, 470, 92, BROWN, 1)]
    scene += [sleeve((800, 1010), (838, 800), 120, OCHRE, RUST), rect(792, 700, 84, 112, FAIR, rx=36)]
    scene += [stroke([(948, 574), (876, 690)], DEEP, 20), polygon([(940, 569), (956, 579), (962, 552)], OCHRE)]
    scene += [stroke([(868, 716), (884, 672)], FAIR, 26), stroke([(806, 726), (846, 688), (880, 690)], FAIR, 26),
        stroke([(830, 740), (866, 728)], FAIR, 30), stroke([(838, 722), (866, 712)], darker(FAIR, 0.82), 4)]
    return scene


def tent(x, base, width, height, cloth, trim):
    """A peaked forum tent with a scalloped valance and open front."""
    half, eave = width / 2, base - height * 0.42
    parts = [rect(x - half * 0.9, eave, width * 0.9, base - eave, darker(cloth, 0.72)),
        arch(x, base, width * 0.44, height * 0.4, NIGHT)]
    roof = f"M{x} {base - height} Q{x - half * 0.3} {eave - height * 0.2} {x - half} {eave} H{x + half} Q{x + half * 0.3} {eave - height * 0.2} {x} {base - height}Z"
    shade = f"M{x} {base - height} Q{x + half * 0.1} {eave - height * 0.2} {x + half * 0.25} {eave} H{x + half} Q{x + half * 0.3} {eave - height * 0.2} {x} {base - height}Z"
    parts += [path(roof, cloth), path(shade, darker(cloth, 0.88))]
    step = width / 8
    parts += [circle(x - half + step * (n + 0.5), eave, step / 2, trim if n % 2 else cloth) for n in range(8)]
    return [*parts, flag(x, base - height + 4, height * 0.2, trim, (width * 0.16, height * 0.1))]


def workshop_circle(x, y, rx, tall, seed, count=11):
    """People seated on the grass in a ring, facing each other."""
    rng = random.Random(seed)
    ring = []
    for n in range(count):
        angle = 2 * math.pi * n / count + 0.25
        px, py = x + rx * math.cos(angle), y + rx * 0.36 * math.sin(angle)
        head = rng.choice(("short", "scarf", "long", "short"))
        hair = rng.choice((BRICK, CREAM, LAPIS, ORANGE)) if head == "scarf" else HAIR
        hands = ((14, -22), (19, -22)) if n % 3 else ((14, -22), (24, -46))
        ring.append(Person(px, py, tall, 1 if px < x else -1, rng.choice(CLOTHS), DEEP,
            rng.choice((FAIR, TAN, BROWN)), hair, head, hands, hip=(0, -7), feet=((14, 0), (17, 0)),
            back=math.sin(angle) > 0.55))
    mat = ellipse(x, y, rx * 1.2, rx * 0.47, "#e9cf86") + ellipse(x, y, rx * 0.5, rx * 0.17, CREAM)
    return [mat, *(one.draw() for one in sorted(ring, key=lambda p: p.y))]


def tents():
    scene = [background("#cfeae2"), wave(70, CREAM, 8, 1500), circle(420, 120, 74, OCHRE),
        wave(150, AQUA, 10, 1300, 2), wave(178, BLUE, 5, 600), wave(225, LAPIS, 6, 700, 1)]
    scene += [glitter(41, 420, 188, 360, 80, STRAW, 16), boat(960, 250, 170),
        Person(940, 248, 88, 1, CREAM, CREAM, hem=-4, hands=((10, -60), (18, -70))).draw()]
    scene += [palm(x, 182, h, TEAL) for x, h in ((40, 120), (120, 90), (640, 110), (720, 80), (860, 95), (1460, 110),
        (1560, 130))]
    scene += [wave(292, "#7cc0a0", 10, 1200), wave(470, "#6db593", 14, 1100, 1), wave(700, AQUA, 14, 1000, 2)]
    scene += [path("M0 640 C400 560 520 470 760 470 S1250 560 1600 430 V480 C1250 620 1000 520 780 520 S420 640 0 720Z", SAND)]
    for x, base, width, cloth, trim in ((190, 440, 250, CREAM, BRICK), (500, 410, 230, OCHRE, CREAM),
        (800, 425, 250, CREAM, LAPIS), (1110, 410, 230, BRICK, CREAM), (1420, 430, 260, CREAM, TEAL)):
        scene += tent(x, base, width, width * 0.92, cloth, trim)
    walkers = ((330, 520, BRICK, 1), (640, 515, LAPIS, 1), (690, 518, CREAM, -1), (960, 545, TEAL, -1),
        (1250, 545, ORANGE, 1), (1300, 540, DEEP, 1), (90, 630, TEAL, 1))
    scene += [Person(x, y, 110, side, cloth, DEEP, hands=((-11, -52), (13, -54)),
        feet=((-9, 0), (9, 0))).draw() for x, y, cloth, side in walkers]
    scene += [*workshop_circle(1255, 660, 165, 165, 44), *workshop_circle(350, 735, 195, 190, 42),
        *workshop_circle(815, 780, 190, 190, 43)]
    return [*scene, palm(1560, 940, 350, DEEP, -0.03, ORANGE)]


def arcade(x, base, width, height, bricks):
    """One bay of the arcade: glazed frame, deep arch, window above."""
    middle = x + width / 2
    parts = [rect(x, base - height, width, height, bricks),
        rect(x + 12, base - height * 0.7, width - 24, height * 0.7, darker(bricks, 0.9))]
    parts += [arch(middle, base, width * 0.7, height * 0.62, OCHRE),
        arch(middle, base, width * 0.6, height * 0.57, DEEP)]
    parts += [arch(middle, base - height * 0.76, width * 0.22, height * 0.15, LAPIS)]
    return [*parts, polygon([(middle - width * 0.3, base), (middle - width * 0.05, base),
        (middle - width * 0.3, base - height * 0.25)], LAPIS)]


def academy():
    scene = [background("#7fb4d8"), wave(120, "#a5cfe3", 20, 1400), wave(260, "#d3e9e6", 16, 1200, 1),
        circle(1370, 120, 62, CREAM)]
    scene += [birds(((390, 90, 22), (460, 130, 16), (330, 140, 14)), WHITE), palm(52, 640, 470, TEAL),
        palm(1550, 640, 490, TEAL)]
    for x in (105, 310, 1085, 1290):
        scene += arcade(x, 620, 206, 360, SAND)
    scene += [rect(100, 248, 420, 18, CLAY), rect(1085, 248, 420, 18, CLAY)]
    scene += [rect(510, 110, 580, 510, SAND), frieze(510, 110, 580, 52), *(frieze_column(x) for x in (510, 1038)),
        rect(562, 162, 476, 458, BLUE)]
    scene += [rosette(x, y, 30, CREAM, OCHRE) for x, y in ((610, 210), (990, 210), (605, 285), (995, 285))]
    scene += [arch(800, 620, 400, 430, OCHRE), arch(800, 620, 364, 405, DEEP), arch(800, 620, 170, 220, LAPIS),
        arch(800, 620, 140, 196, STRAW)]
    scene += [rect(0, 620, WIDTH, 280, "#f1dcae")]
    scene += [stroke([(800 + dx * 0.55, 620), (800 + dx * 2.1, 900)], SAND, 4) for dx in range(-1400, 1401, 140)]
    scene += [rect(0, y, WIDTH, 4, SAND) for y in (645, 685, 745,
        825)] + [polygon([(0, 620), (520, 620), (380, 690), (0, 690)], CLAY, opacity=0.3)]
    scene += [ellipse(800, 770, 215, 58, CLAY), ellipse(800, 758, 215, 58, CREAM), ellipse(800, 758, 188, 46, SEA),
        ellipse(800, 752, 52, 13, CREAM), rect(790, 690, 20, 62, CREAM), ellipse(800, 690, 62, 14, CREAM)]
    scene += [path(f"M800 684 Q{800 + s * 30} 610 {800 + s * 74} 742", stroke=WHITE, stroke_width=5) for s in (-1, 1,
        -0.5, 0.5)]
    people = [Person(245, 800, 260, 1, TEAL, DEEP, FAIR, CREAM, "scarf", ((-8, -48), (22, -60)), hem=-3),
        Person(385, 806, 275, -1, CREAM, LAPIS, TAN, HAIR, "short", ((14, -58), (24, -72)))]
    people += [Person(460, 730, 200, 1, BRICK, DEEP, BROWN, hands=((-12, -50), (13, -52)), feet=((-10, 0), (10, 0))),
        Person(1230, 830, 285, -1, BRICK, BRICK, FAIR, HAIR, "long", ((14, -56), (18, -55)), hem=-12)]
    people += [Person(1120, 815, 280, 1, LAPIS, DEEP, TAN, GREY_HAIR, "beard", ((-8, -47), (25, -66))),
        Person(1340, 840, 275, -1, OCHRE, TEAL, BROWN, HAIR, "short")]
    people += [Person(700, 650, 120, 1, CREAM, DEEP), Person(745, 650, 116, -1, ORANGE, DEEP),
        Person(1010, 665, 135, -1, TEAL, DEEP, feet=((-9, 0), (9, 0)))]
    for person in sorted(people, key=lambda one: one.y):
        scene += [ellipse(person.x - 22, person.y + 2, person.height * 0.2, 7, CLAY, opacity=0.5), person.draw()]
    return [*scene, open_book(*people[3].at(19, -53), 26, TEAL, 4)]


def frieze_column(x):
    return rect(x, 162, 52, 458, LAPIS) + group(*(rosette(x + 26, 188 + 51 * n, 22) for n in range(9)))


def chalk_drawing():
    chalk = {"stroke": CREAM, "stroke_width": 6, "stroke_linecap": "round"}
    lines = [circle(990, 250, 52, "none", **chalk)]
    for n in range(12):
        c, s = math.cos(n * math.pi / 6), math.sin(n * math.pi / 6)
        lines.append(stroke([(990 + 68 * c, 250 + 68 * s), (990 + 92 * c, 250 + 92 * s)], OCHRE, 6))
    waves_drawn = [path(f"M640 {y} q35 -26 70 0 t70 0 t70 0 t70 0 t70 0 t70 0", **chalk) for y in (420, 450)]
    house_drawn = path("M640 370 v-90 l60 -60 l60 60 v90 Z M685 370 v-50 h30 v50", **chalk)
    return [*lines, *waves_drawn, house_drawn, palm(835, 395, 165, FOAM)]


def pupil(x, y, size, cloth, hair, scarf, hand=None):
    """A school child at a desk, seen from behind, perhaps with a hand up."""
    parts = []
    if hand:
        end = (x + hand * size * 0.62, y - size * 0.95)
        parts += [circle(*end, size * 0.1, TAN), stroke([(x + hand * size * 0.36, y + size * 0.25), end],
            darker(cloth), size * 0.17), circle(end[0], end[1] - size * 0.06, size * 0.1, TAN)]
    plaits = "" if scarf or hair != RUST else "".join(stroke([(x + s * size * 0.2, y - size * 0.25),
        (x + s * size * 0.28, y + size * 0.25)], hair, size * 0.1) for s in (-1, 1))
    return [*parts, bust(x, y, size, cloth, hair, scarf), plaits]


def classroom():
    scene = [background(STRAW), rect(0, 520, WIDTH, 380, OCHRE), rect(0, 512, WIDTH, 12, CLAY),
        *window(70, 130, 330, 300)]
    scene += [polygon([(86, 146), (384, 146), (900, 900), (300, 900)], CREAM, opacity=0.28),
        bunting((440, 40), (1600, 40), 40, 20)]
    scene += [rect(540, 130, 820, 380, RUST, rx=8), rect(560, 150, 780, 340, PINE), rect(560, 490, 780, 16, SAND),
        *chalk_drawing()]
    teacher = Person(1250, 660, 470, -1, BRICK, DEEP, FAIR, LAPIS, "scarf", ((-8, -50), (32, -79)), hem=-3)
    scene += [teacher.draw(), stroke([teacher.at(28, -76), teacher.at(42, -83)], CREAM, 7)]
    scene += [rect(1420, 330, 150, 14, RUST), book_row(61, 1425, 1590, 330, 80), rect(1420, 450, 150, 14, RUST),
        book_row(62, 1425, 1590, 450, 76)]
    front = ((240, CREAM, HAIR, False, None), (430, TEAL, WHITE, True, 1), (640, CREAM, HAIR, False, None),
        (850, LAPIS, RUST, False, -1), (1050, CREAM, WHITE, True, None))
    for x, cloth, hair, scarf, hand in front:
        scene += [rect(x - 88, 650, 176, 16, RUST), *pupil(x, 612, 122, cloth, hair, scarf, hand)]
    scene += [rect(0, 716, WIDTH, 16, RUST), rect(0, 732, WIDTH, 30, CLAY), rect(0, 762, WIDTH, 138, "#a8552f")]
    back = ((120, TEAL, RUST, False, None), (380, CREAM, HAIR, False, 1), (650, LAPIS, WHITE, True, None),
        (930, CREAM, HAIR, False, None), (1200, BRICK, RUST, False, 1), (1470, CREAM, HAIR, False, None))
    for x, cloth, hair, scarf, hand in back:
        scene += pupil(x, 752, 176, cloth, hair, scarf, hand)
    return [*scene, rect(0, 850, WIDTH, 50, RUST), rect(0, 844, WIDTH, 10, CLAY)]


def meeting_house():
    scene = [background(DEEP), wave(180, LAPIS, 18, 1500), wave(340, "#3f4e98", 16, 1200, 2),
        wave(470, "#8a5f86", 14, 1300, 3), wave(560, "#d98350", 10, 1200, 1), stars(51, 60, 300)]
    scene += [circle(430, 96, 56, CREAM), circle(456, 84, 50, DEEP), palm(240, 720, 430, NIGHT, 0.04),
        palm(90, 720, 290, NIGHT), wave(660, "#2c2a5c", 8, 900), wave(720, "#221f4b", 8, 1000, 2)]
    scene += [rect(560, 250, 860, 470, SAND), rect(540, 228, 900, 34, CLAY),
        *(rect(570 + n * 60, 262, 24, 18, RUST) for n in range(14)), frieze(560, 300, 860, 46)]
    scene += [rect(560, 660, 860, 60, CLAY), arch(960, 720, 330, 390, LAPIS), arch(960, 720, 290, 362, OCHRE),
        arch(960, 720, 290, 362, CREAM, opacity=0.55)]
    scene += [polygon([(815, 720), (815, 530), (750, 560), (750, 740)], TEAL),
        polygon([(1105, 720), (1105, 530), (1170, 560), (1170, 740)], TEAL)]
    for x in (660, 1290):
        scene += [rect(x - 62, 420, 124, 150, LAPIS), rect(x - 48, 434, 96, 122, STRAW),
            rect(x - 4, 434, 8, 122, LAPIS), rect(x - 48, 492, 96, 8, LAPIS), rect(x - 74, 570, 148, 14, RUST)]
    scene += [polygon([(815, 720), (1105, 720), (1330, 900), (590, 900)], "#c88f45"), rect(780, 716, 360, 20, SAND),
        rect(750, 736, 420, 20, CLAY)]
    scene += [stroke([(960, 300), (960, 350)], NIGHT, 5), circle(960, 384, 48, WHITE, opacity=0.5),
        polygon([(936, 350), (984, 350), (994, 400), (926, 400)], BRICK), rect(938, 362, 44, 34, CREAM)]
    inside = Person(1035, 718, 290, -1, TEAL, TEAL, FAIR, BRICK, "scarf", ((14, -56), (27, -66)), hem=-2)
    scene += [inside.draw()]
    talkers = (Person(875, 756, 310, 1, BRICK, DEEP, TAN, HAIR, "beard", ((-6, -48), (24, -62))),
        Person(655, 850, 320, 1, LAPIS, LAPIS, TAN, CREAM, "scarf", ((-12, -48), (18, -55)), hem=-3),
        Person(490, 858, 330, 1, CREAM, DEEP, BROWN, HAIR, "short", ((8, -46), (20, -76)), ((-10, 0), (9, 0))))
    bench = Person(1245, 830, 300, 1, ORANGE, DEEP, BROWN, GREY_HAIR, "cap", ((14, -34), (20, -34)), **SEATED)
    guest = Person(1435, 830, 300, -1, LAPIS, DEEP, FAIR, HAIR, "long", ((14, -36), (24, -56)), **SEATED)
    scene += [person.draw() for person in talkers]
    scene += [rect(1205, 770, 270, 16, RUST), rect(1222, 786, 14, 50, RUST), rect(1444, 786, 14, 50, RUST),
        guest.draw(), bench.draw()]
    return [*scene, palm(1535, 750, 130, PINE), pot(1535, 860, 100, 125, CLAY, CREAM)]


def mask(x, y, size, colour, smile, trim=OCHRE):
    """A theatre mask; smile is 1 for comedy and -1 for tragedy."""
    d = f"M{x - size} {y - size * 0.9} Q{x} {y - size * 1.3} {x + size} {y - size * 0.9} C{x + size * 1.1} {y + size * 0.4} {x + size * 0.5} {y + size * 1.25} {x} {y + size * 1.3} C{x - size * 0.5} {y + size * 1.25} {x - size * 1.1} {y + size * 0.4} {x - size} {y - size * 0.9}Z"
    parts = [path(d, colour)]
    for s in (-1, 1):
        ex = x + s * size * 0.42
        parts.append(path(f"M{ex - size * 0.26} {y - size * 0.22} Q{ex} {y - size * (0.22 + 0.36 * smile)} {ex + size * 0.26} {y - size * 0.22} Q{ex} {y - size * (0.22 - 0.12 * smile)} {ex - size * 0.26} {y - size * 0.22}Z", NIGHT))
        slant = 0.12 * s if smile < 0 else 0
        brow = f"M{ex - size * 0.28} {y - size * (0.56 + slant)} Q{ex} {y - size * (0.64 + 0.14 * smile)} {ex + size * 0.28} {y - size * (0.56 - slant)}"
        parts.append(path(brow, stroke=trim, stroke_width=size * 0.09, stroke_linecap="round"))
        parts.append(circle(ex, y + size * 0.22, size * 0.14, trim))
    level = y + size * (0.5 if smile > 0 else 0.86)
    mouth = f"M{x - size * 0.5} {level} Q{x} {level + size * 0.3 * smile} {x + size * 0.5} {level} Q{x} {level + size * 0.85 * smile} {x - size * 0.5} {level}Z"
    return group(*parts, path(mouth, NIGHT), stroke([(x, y - size * 0.2), (x, y + size * 0.25)], darker(colour, 0.8),
        size * 0.1))


def theatre():
    scene = [background("#e7a25a"), *(rect(0, y, WIDTH, 3, "#d88f47") for y in range(20, 560, 36))]
    scene += [arch(x, 560, 230, 420, CLAY) + arch(x, 560, 186, 388, RUST) for x in (110, 1490)]
    scene += [rect(0, 560, WIDTH, 340, "#f1d9a6"), rect(0, 552, WIDTH, 12, RUST)]
    step = 100
    scene += [path(f"M{300 + n * step} 110 h{step} V575 q{-step / 2} 26 {-step} 0Z",
        (BRICK, "#9c3016")[n % 2]) for n in range(10)]
    scene += [path("M300 110 H1300 V190 " + "q-50 60 -100 0 " * 10 + "Z", LAPIS), rect(280, 70, 16, 520, RUST),
        rect(1304, 70, 16, 520, RUST), rect(270, 94, 1060, 18, RUST)]
    scene += [rosette(350 + n * 100, 156, 26) for n in range(10)]
    scene += [mask(455, 370, 84, CREAM, 1, OCHRE), mask(1145, 370, 84, OCHRE, -1, BRICK),
        bunting((-10, 40), (290, 96), 30, 7), bunting((1310, 96), (1610, 40), 30, 7)]
    scene += [ellipse(800, 690, 440, 112, TEAL), ellipse(800, 690, 400, 98, CREAM), ellipse(800, 690, 376, 90, TEAL),
        group(rosette(0, 0, 330, SEA, OCHRE), transform="translate(800 690) scale(1 .25)")]
    first = Person(675, 715, 350, 1, LAPIS, OCHRE, TAN, HAIR, "short", ((-30, -92), (36, -84)), ((-13, 0), (14, 0)),
        lean=3)
    second = Person(945, 715, 350, -1, CREAM, BRICK, FAIR, HAIR, "long", ((-8, -56), (24, -74)), ((-8, 0), (12, 0)),
        lean=-2, hem=-14)
    scene += [first.draw(), second.draw(), mask(*first.at(10.5, -90), 27, CREAM, 1),
        stroke([second.at(24, -70), second.at(24, -90)], RUST, 7), mask(*second.at(24, -100), 34, OCHRE, -1, BRICK),
        circle(*second.hand(1), 12, FAIR)]
    sides = ((60, 690, TEAL, "scarf", BRICK, 1), (170, 720, CREAM, "short", HAIR, 1),
        (285, 690, ORANGE, "long", HAIR, 1), (1320, 690, BRICK, "short", HAIR, -1),
        (1430, 720, LAPIS, "scarf", CREAM, -1), (1545, 690, TEAL, "beard", GREY_HAIR, -1))
    for x, y, top, head, hair, side in sides:
        scene.append(Person(x, y + 40, 270, side, top, DEEP, (FAIR, TAN, BROWN)[x % 3], hair, head,
            ((16, -58), (18, -60)) if x % 2 else ((-9, -47), (10, -47)), hem=-3 if head == "scarf" else None).draw())
    for n, x in enumerate(range(20, 1620, 142)):
        drop = 56 * (1 - ((x - 800) / 800) ** 2)
        scene.append(bust(x, 788 + drop, 132, (DEEP, LAPIS, PINE, RUST, NIGHT)[n % 5],
            (HAIR, CREAM, HAIR, HAIR, OCHRE, HAIR, TEAL)[n % 7], n % 7 in (1, 4, 6)))
    return scene


def share():
    scene = [background(LAPIS)]
    for row in range(9):
        scene += [group(rosette(50 + 100 * column, 100 * row + 50, 38, WHITE, OCHRE),
            opacity=0.07) for column in range(16)]
    scene += [circle(800, 560, 395, "#24479a"), circle(800, 560, 330, OCHRE), circle(800, 560, 285, CREAM)]
    scene += [wave(660, TEAL, 10, 1100, 1), wave(705, SEA, 8, 900, 2), wave(755, AQUA, 7, 800)]
    scene += [glitter(71, 800, 675, 380, 110, CREAM, 22)]
    scene += [palm(170, 830, 520, DEEP, 0.04, OCHRE), palm(370, 810, 340, DEEP, -0.03, OCHRE),
        palm(1430, 830, 520, DEEP, -0.04, OCHRE), palm(1230, 810, 340, DEEP, 0.03, OCHRE)]
    return [*scene, frieze(0, 0, WIDTH, 100), frieze(0, 800, WIDTH, 100)]


def mudhif(x, base, width, height):
    """The front of a reed guest house: bundled columns, arch and lattice."""
    parts = [arch(x, base, width, height, "#b98536"), arch(x, base, width * 0.9, height * 0.94, STRAW)]
    for n in range(-7, 8):
        dx = n / 8 * width * 0.44
        top = base - height * (0.9 - 0.75 * (n / 8) ** 2)
        parts.append(stroke([(x + dx, base), (x + dx, top)], "#d9a548", 5))
    parts += [stroke([(x - width * 0.43, base - height * f), (x + width * 0.43, base - height * f)], "#b98536",
        7) for f in (0.22, 0.36)]
    for n in range(-3, 4):
        parts += [polygon([(x + n * width * 0.1, base - height * h + 17),
            (x + n * width * 0.1 + 15, base - height * h), (x + n * width * 0.1, base - height * h - 17),
            (x + n * width * 0.1 - 15, base - height * h)], RUST) for h in ((0.5, 0.62) if abs(n) < 3 else (0.5,))]
    parts += [arch(x, base, width * 0.24, height * 0.38, RUST), arch(x, base, width * 0.2, height * 0.35, NIGHT)]
    for f in (-0.47, -0.26, 0.26, 0.47):
        tall = height * (0.8 if abs(f) > 0.4 else 1.06)
        column = [(x + f * width - 15, base), (x + f * width + 15, base), (x + f * width + 6, base - tall),
            (x + f * width - 6, base - tall)]
        parts += [polygon(column, "#b98536")] + [rect(x + f * width - 13 + 7 * t, base - tall * t - 4, 26 - 14 * t, 7,
            RUST) for t in (0.15, 0.32, 0.49, 0.66, 0.83)]
    return parts


def long_house_side(x, base, length, height):
    """The vaulted flank of the reed house going back from its front."""
    far = x + length
    parts = [path(f"M{x} {base} V{base - height * 0.55} Q{x} {base - height} {x - 90} {base - height} H{far - 80} Q{far} {base - height * 0.72} {far} {base}Z", "#a06f2b")]
    for n in range(1, 8):
        rib = x + length * n / 7.6
        shrink = 1 - 0.03 * n
        parts.append(path(f"M{rib} {base} Q{rib + 4} {base - height * 0.9 * shrink} {rib - 90} {base - height}",
            stroke=SAND, stroke_width=12))
    return parts


def marsh():
    scene = [background("#9bd3cf"), wave(100, "#c6e6da", 12, 1500), wave(210, "#f3e7c0", 12, 1300, 1),
        wave(310, "#f8cf96", 12, 1200, 2), sun(270, 390, 100, CREAM, ORANGE)]
    scene += [birds(((520, 130, 28), (600, 170, 22), (450, 180, 20), (680, 135, 17), (560, 215, 15)), TEAL)]
    scene += [wave(455, SEA, 8, 700), *(reeds(80 + n, n * 420, n * 420 + 400, 482, 70, TEAL, 26) for n in range(4)),
        wave(480, AQUA, 4, 600), wave(560, SEA, 7, 560, 1), wave(690, TEAL, 9, 640, 2), wave(800, PINE, 9, 700)]
    scene += [glitter(81, 270, 490, 320, 260, STRAW, 28),
        path("M760 575 Q900 520 1160 520 T1640 560 V620 Q1300 650 1080 640 T760 575Z", "#c99a55")]
    scene += [*long_house_side(1180, 575, 360, 300), *mudhif(1020, 580, 370, 400)]
    scene += [glitter(83, 1030, 640, 420, 120, "#d9b45c", 18),
        Person(830, 596, 140, 1, DEEP, DEEP, FAIR, BRICK, "scarf", hem=-3).draw(),
        Person(1345, 600, 135, -1, CREAM, CREAM, BROWN, HAIR, "cap", hem=-3, hands=((-8, -48), (22, -86))).draw()]
    scene += [stroke([(x, 690), (x + w, 690)], FOAM, 4) for x, w in ((880, 130), (1060, 200), (1320, 110))]
    poler = Person(395, 742, 290, 1, CREAM, CREAM, BROWN, HAIR, "beard", ((14, -52), (20, -72)), hem=-3)
    scene += [stroke([poler.at(26, -126), poler.at(9, 16)], RUST, 9), poler.draw(), poler.near_arm()]
    rider = Person(600, 765, 280, -1, BRICK, DEEP, FAIR, LAPIS, "scarf", ((14, -20), (18, -22)), **ON_GROUND)
    bundle = [stroke([(690 + d, 752 - abs(d - 40) * 0.2), (830 + d * 0.6, 712 - d * 0.3)],
        (OCHRE, STRAW, "#b98536")[d % 3], 10) for d in range(0, 81, 10)]
    scene += [rider.draw(), *bundle, boat(560, 765, 740), stroke([(260, 846), (520, 846)], AQUA, 5),
        stroke([(600, 858), (860, 858)], AQUA, 5)]
    far = Person(1275, 722, 150, -1, LAPIS, DEEP, TAN, HAIR, "short", ((10, -60), (18, -74)))
    scene += [stroke([far.at(22, -120), far.at(8, 14)], RUST, 5), far.draw(),
        group(boat(-1260, 732, 330, DEEP, BRICK), transform="scale(-1 1)")]
    return [*scene, reeds(91, 1440, 1600, 915, 260, NIGHT, 18), reeds(93, 1000, 1440, 925, 120, NIGHT, 26),
        reeds(92, 0, 190, 915, 330, NIGHT, 22)]
# fmt: on


PICTURES = {
    "gathering": gathering,
    "festival-stage": festival_stage,
    "book-fair": book_fair,
    "crafts": crafts,
    "poetry": poetry,
    "nassiriyah-bridge": nassiriyah_bridge,
    "ziggurat": ziggurat,
    "training": training,
    "marathon": marathon,
    "river-campaign": river_campaign,
    "statement": statement,
    "tents": tents,
    "academy": academy,
    "classroom": classroom,
    "meeting-house": meeting_house,
    "theatre": theatre,
    "share": share,
    "marsh": marsh,
}


def as_svg(name):
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
    return head + "".join(PICTURES[name]()) + "</svg>"


def best_jpeg(page):
    """The page as JPEG, at the highest quality that keeps the file small."""
    for quality in JPEG_QUALITIES:
        data = page.screenshot(type="jpeg", quality=quality)
        if len(data) <= LARGEST_JPEG:
            break
    return data


def save_jpegs(names, folder):
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=flags)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name in names:
            page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{as_svg(name)}")
            (folder / f"{name}.jpg").write_bytes(best_jpeg(page))
        browser.close()


if __name__ == "__main__":
    save_jpegs(sys.argv[1:] or list(PICTURES), Path(__file__).parent)
