"""Where a latitude and longitude lie on the National Grid, near enough for miles: within about 200 metres."""

from math import cos, radians, sin, sqrt, tan

# Airy's ellipsoid and the Ordnance Survey's projection of it.
A, B = 6_377_563.396, 6_356_256.909
SCALE, NORTH_0, EAST_0 = 0.9996012717, -100_000, 400_000
LAT_0, LON_0 = radians(49), radians(-2)
N = (A - B) / (A + B)
E2 = 1 - (B * B) / (A * A)


def to_grid(latitude, longitude):
    """Return (metres east, metres north) of a place in degrees, by the Ordnance Survey's series."""
    lat, away = radians(latitude), radians(longitude) - LON_0
    nu = A * SCALE / sqrt(1 - E2 * sin(lat) ** 2)
    rho = A * SCALE * (1 - E2) / (1 - E2 * sin(lat) ** 2) ** 1.5
    eta2 = nu / rho - 1
    north = (
        _arc(lat)
        + NORTH_0
        + away**2 * nu / 2 * sin(lat) * cos(lat)
        + away**4 * nu / 24 * sin(lat) * cos(lat) ** 3 * (5 - tan(lat) ** 2 + 9 * eta2)
    )
    east = (
        EAST_0
        + away * nu * cos(lat)
        + away**3 * nu / 6 * cos(lat) ** 3 * (nu / rho - tan(lat) ** 2)
        + away**5 * nu / 120 * cos(lat) ** 5 * (5 - 18 * tan(lat) ** 2 + tan(lat) ** 4 + 14 * eta2)
    )
    return round(east), round(north)


def _arc(lat):
    less, more = lat - LAT_0, lat + LAT_0
    return (
        B
        * SCALE
        * (
            (1 + N + 5 / 4 * N**2 + 5 / 4 * N**3) * less
            - (3 * N + 3 * N**2 + 21 / 8 * N**3) * sin(less) * cos(more)
            + (15 / 8 * N**2 + 15 / 8 * N**3) * sin(2 * less) * cos(2 * more)
            - 35 / 24 * N**3 * sin(3 * less) * cos(3 * more)
        )
    )
