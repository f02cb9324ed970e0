"""Where made-up people and hosts are: councils side by side, each a Kent-like county of towns and country."""

from dataclasses import dataclass

import numpy as np

# approximate places (km on the OS grid) and weights of a Kent-like county: illustrative
TOWNS = np.array(
    [
        (576, 155, 114),
        (615, 157, 55),
        (601, 142, 75),
        (632, 141, 45),
        (622, 136, 54),
        (635, 171, 61),
        (638, 165, 40),
        (639, 168, 25),
        (554, 174, 90),
        (565, 174, 70),
        (558, 139, 59),
        (553, 155, 30),
        (590, 163, 50),
        (601, 161, 20),
        (559, 146, 41),
        (637, 152, 31),
        (551, 168, 20),
        (616, 135, 15),
        (611, 166, 33),
        (618, 168, 40),
        (592, 175, 12),
        (570, 161, 11),
        (606, 125, 7),
        (588, 133, 8),
    ],
    float,
)
X0, Y0, W, H = 548.0, 122.0, 94.0, 56.0  # the county's box, km


@dataclass
class Country:
    """Each council's map is Kent's, mirrored or not, with towns of other weights."""

    mirrored: np.ndarray  # (councils, 2): left to right, top to bottom
    weights: np.ndarray  # (councils, towns)

    @property
    def councils(self) -> int:
        return len(self.weights)

    @property
    def columns(self) -> int:
        return max(1, int(np.ceil(np.sqrt(self.councils * H / W))))

    def home_councils(self, rng, n: int) -> np.ndarray:
        council = np.sort(self.host_councils(rng, n))
        rng.shuffle(council)
        return council

    def host_councils(self, rng, n: int) -> np.ndarray:
        return rng.integers(0, self.councils, n) if self.councils > 1 else np.zeros(n, int)


def countries(rng, councils: int) -> Country:
    mirrored = rng.random((councils, 2)) < 0.5
    return Country(mirrored, TOWNS[:, 2] * rng.lognormal(0, 0.35, (councils, len(TOWNS))))


def places(rng, council: np.ndarray, country: Country, rural: float) -> tuple[np.ndarray, np.ndarray]:
    """Positions in units of 100 m: around towns, and this share of them anywhere in the county."""
    town = towns(rng, council, country)
    spread = 0.35 + 0.14 * np.sqrt(TOWNS[town, 2])
    at = TOWNS[town, :2] - [X0, Y0] + rng.normal(size=(len(council), 2)) * spread[:, None]
    outside = rng.random(len(council)) < rural
    at[outside] = rng.random((outside.sum(), 2)) * [W, H]
    at = np.where(country.mirrored[council], [W, H] - at, at)
    at += np.stack([council % country.columns * W, council // country.columns * H], 1)
    tenths = np.clip(np.rint(at * 10), 0, 12_000).astype(np.int64)
    return tenths[:, 0], tenths[:, 1]


def towns(rng, council: np.ndarray, country: Country) -> np.ndarray:
    town = np.empty(len(council), int)
    u = rng.random(len(council))
    shares = np.cumsum(country.weights, 1)
    for c in range(country.councils):
        here = council == c
        town[here] = np.searchsorted(shares[c], u[here] * shares[c, -1])
    return town
