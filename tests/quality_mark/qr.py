"""Reads a QR code from its squares, from the standard (ISO/IEC 18004) and not from what drew it. Versions 2 to 6, bytes.

Errors are not mended: a code of ours has none.
"""

import re

FORMAT_MASK = 0b101010000010010
MASKS = (
    lambda row, column: (row + column) % 2 == 0,
    lambda row, column: row % 2 == 0,
    lambda row, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: row * column % 2 + row * column % 3 == 0,
    lambda row, column: (row * column % 2 + row * column % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2 == 0,
)
# Data bytes of each block, at level M, by version.
BLOCKS = {2: [28], 3: [44], 4: [32, 32], 5: [43, 43], 6: [27, 27, 27, 27]}
LEVEL_M = 0b00
BYTES = 0b0100


def read(svg):
    """Return the text of a QR code drawn as an SVG of unit squares."""
    dark = {(int(row), int(column)) for column, row in re.findall(r"M(\d+),(\d+)H", svg)}
    top, left = min(row for row, _ in dark), min(column for _, column in dark)
    size = max(column for _, column in dark) - left + 1
    grid = {(row - top, column - left) for row, column in dark}
    version = (size - 17) // 4
    level, mask = _format(grid)
    assert level == LEVEL_M
    return _text(_blocks(_codewords(grid, size, version, mask), version))


def _format(grid):
    """The format stands around the upper left finder, the highest bit first: two bits of level, three of mask."""
    places = [(8, column) for column in (0, 1, 2, 3, 4)]
    bits = int("".join("1" if place in grid else "0" for place in places), 2) ^ (FORMAT_MASK >> 10)
    return bits >> 3, bits & 0b111


def _is_function(row, column, size, version):
    in_finder = (
        (row < 9 and column < 9) or (row < 9 and column >= size - 8) or (row >= size - 8 and column < 9)
    )
    centre = 4 * version + 10
    in_alignment = abs(row - centre) <= 2 and abs(column - centre) <= 2
    return in_finder or in_alignment or row == 6 or column == 6


def _codewords(grid, size, version, mask):
    """Two columns at a time from the right, up and then down, past the column of the timing pattern."""
    bits, upwards = [], True
    for right in [*range(size - 1, 6, -2), *range(5, 0, -2)]:
        for row in range(size - 1, -1, -1) if upwards else range(size):
            for column in (right, right - 1):
                if not _is_function(row, column, size, version):
                    bits.append(((row, column) in grid) ^ MASKS[mask](row, column))
        upwards = not upwards
    return [int("".join("01"[bit] for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)]


def _blocks(codewords, version):
    lengths = BLOCKS[version]
    data = [[] for _ in lengths]
    stream = iter(codewords)
    for place in range(max(lengths)):
        for block, length in zip(data, lengths, strict=True):
            if place < length:
                block.append(next(stream))
    return [byte for block in data for byte in block]


def _text(data):
    bits = "".join(f"{byte:08b}" for byte in data)
    assert int(bits[:4], 2) == BYTES
    length = int(bits[4:12], 2)
    return bytes(int(bits[12 + 8 * at : 20 + 8 * at], 2) for at in range(length)).decode()
