"""Made-up people and pledges of any size, the same for the same seed. Nobody in them exists."""

# ruff: noqa: N806, C408

from dataclasses import dataclass

import numpy as np

SIZES = {"tiny": (40, 12), "council": (2_000, 300), "region": (20_000, 3_000), "england": (100_000, 10_000)}
VERSION = 1
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
class Case:
    meta: dict
    P: dict  # column -> array; P["interests"] is (n,16) uint8
    J: dict
    excl: np.ndarray  # (m,2) person_id, pledge_id
    choices: np.ndarray  # (m,3) person_id, pledge_id, rank


def _zipf(rng, n, k, s):
    p = 1 / np.arange(1, k + 1) ** s
    return rng.choice(k, size=n, p=p / p.sum())


def _bits(rng, n, nbits, p):
    p = np.broadcast_to(np.asarray(p, float), (nbits,))
    return ((rng.random((n, nbits)) < p) << np.arange(nbits)).sum(1).astype(np.int64)


def _places(rng, council, n_councils, flips, wts, rural):
    """Home or host positions: town clusters of each council's (mirrored) Kent-like map, in 100 m units."""
    n = len(council)
    out = np.empty((n, 2))
    cols = max(1, int(np.ceil(np.sqrt(n_councils * H / W))))
    t = np.empty(n, int)
    u = rng.random(n)
    cdf = np.cumsum(wts, 1)
    for c in range(n_councils):
        m = council == c
        t[m] = np.searchsorted(cdf[c], u[m] * cdf[c, -1])
    base = TOWNS[t, :2] - [X0, Y0]
    sig = 0.35 + 0.14 * np.sqrt(TOWNS[t, 2])
    pos = base + rng.normal(size=(n, 2)) * sig[:, None]
    r = rng.random(n) < rural
    pos[r] = rng.random((r.sum(), 2)) * [W, H]
    fx, fy = flips[council, 0], flips[council, 1]
    pos[:, 0] = np.where(fx, W - pos[:, 0], pos[:, 0])
    pos[:, 1] = np.where(fy, H - pos[:, 1], pos[:, 1])
    pos[:, 0] += (council % cols) * W
    pos[:, 1] += (council // cols) * H
    out = np.clip(np.rint(pos * 10), 0, 12_000).astype(np.int64)
    return out[:, 0], out[:, 1]


def generate(seed=1, n_persons=2000, n_pledges=300, size=None):
    rng = np.random.Generator(np.random.PCG64([VERSION, seed, n_persons, n_pledges]))
    N, M = n_persons, n_pledges
    nc = max(1, round(N / 2000))
    flips = rng.random((nc, 2)) < 0.5
    wts = TOWNS[:, 2] * rng.lognormal(0, 0.35, (nc, len(TOWNS)))
    # ---- people
    council = np.sort(rng.integers(0, nc, N)) if nc > 1 else np.zeros(N, int)
    rng.shuffle(council)
    px, py = _places(rng, council, nc, flips, wts, 0.13)
    age = np.minimum(299, 216 + (84 * rng.beta(1.1, 1.5, N)).astype(int))
    qual = rng.choice(6, N, p=[0.22, 0.25, 0.31, 0.15, 0.05, 0.02])
    licence = (rng.random(N) < 0.05 + 0.02 * ((age - 216) // 12)).astype(int)
    car = licence * (rng.random(N) < 0.55)
    trav = np.where(
        car == 1,
        rng.integers(190, 490, N),
        np.where(rng.random(N) < 0.30, rng.integers(25, 65, N), rng.integers(60, 200, N)),
    )
    wk = _bits(rng, N, 5, 0.80)
    full = rng.random(N) < 0.55
    days = np.where(full, 31, wk) | (_bits(rng, N, 2, 0.35) << 5)
    avail = np.where(rng.random(N) < 0.7, 0, rng.integers(1, 150, N))
    dbs = rng.choice(3, N, p=[0.55, 0.30, 0.15])
    rtw = (rng.random(N) < 0.88).astype(int)
    needs = np.where(
        rng.random(N) < 0.6, 0, _bits(rng, N, 8, [0.05, 0.04, 0.22, 0.30, 0.06, 0.25, 0.05, 0.30])
    )
    order = np.argsort(rng.random((N, 4)) - np.array([0.25, 0.1, 0.2, 0.05]), axis=1)
    ranks = np.empty((N, 4), int)
    np.put_along_axis(ranks, order, np.broadcast_to(np.arange(1, 5), (N, 4)), 1)
    nwant = rng.choice([1, 2, 3, 4], N, p=[0.12, 0.33, 0.30, 0.25])
    ranks[ranks > nwant[:, None]] = 0
    interests = np.zeros((N, 16), np.uint8)
    for lev, cnt in ((1, 3), (2, 2), (3, 2)):
        for _ in range(cnt):
            interests[np.arange(N), _zipf(rng, N, 16, 0.8)] = lev
    P = dict(
        person_id=100_000 + rng.permutation(3 * N)[:N],
        x=px,
        y=py,
        council=council,
        age_m=age,
        qual=qual,
        max_travel=trav,
        remote_ok=(rng.random(N) < 0.7).astype(int),
        days=days,
        avail_from=avail,
        dbs=dbs,
        rtw=rtw,
        licence=licence,
        needs=needs,
        r0=ranks[:, 0],
        r1=ranks[:, 1],
        r2=ranks[:, 2],
        r3=ranks[:, 3],
        interests=interests,
        hours_pref=rng.choice([8, 16, 20, 30, 37, 40], N, p=[0.1, 0.2, 0.15, 0.2, 0.25, 0.1]),
        pay_min=rng.choice([0, 640, 860, 1144, 1300], N, p=[0.25, 0.2, 0.25, 0.22, 0.08]),
        support=np.where(rng.random(N) < 0.3, 0, _bits(rng, N, 8, 0.28)),
        declined_sectors=np.where(rng.random(N) < 0.15, 1 << _zipf(rng, N, 16, 0.6), 0),
        waiting_days=np.minimum(1500, rng.gamma(1.4, 150, N).astype(int)),
        grp=rng.choice(4, N, p=[0.56, 0.22, 0.14, 0.08]),
    )
    # ---- pledges
    jc = rng.integers(0, nc, M) if nc > 1 else np.zeros(M, int)
    jx, jy = _places(rng, jc, nc, flips, wts, 0.08)
    typ = rng.choice(4, M, p=[0.35, 0.25, 0.25, 0.15])
    cap = np.select(
        [(u := rng.random(M)) < 0.60, u < 0.80, u < 0.90, u < 0.98],
        [np.ones(M, int), np.full(M, 2), rng.integers(3, 6, M), rng.integers(6, 11, M)],
        rng.integers(20, 51, M),
    )
    remote = (rng.random(M) < np.array([0.05, 0.30, 0.06, 0.10])[typ]).astype(int)
    scope = (rng.random(M) < np.where(remote == 1, 0.35, 0.5)).astype(int)
    amin = rng.choice([216, 216, 216, 228, 252], M)
    amax = rng.choice([299, 299, 299, 275, 263], M)
    qmin = np.where(
        typ == 2,
        rng.choice([0, 1, 2, 3], M, p=[0.25, 0.3, 0.35, 0.1]),
        rng.choice([0, 1, 2, 3], M, p=[0.68, 0.18, 0.11, 0.03]),
    )
    jdays = np.where(rng.random(M) < 0.6, 31, _bits(rng, M, 7, 0.6) | 1 << rng.integers(0, 5, M))
    pc = np.array([bin(i).count("1") for i in range(128)])[jdays]
    mind = np.minimum(
        pc, np.where(typ == 1, 1, np.where(typ == 2, rng.integers(4, 6, M), rng.integers(1, 5, M)))
    )
    sector = _zipf(rng, M, 16, 0.6)
    care = np.isin(sector, [1, 4])
    J = dict(
        pledge_id=500_000 + rng.permutation(3 * M)[:M],
        type=typ,
        sector=sector,
        sector2=np.where(rng.random(M) < 0.4, rng.integers(0, 16, M), -1),
        x=jx,
        y=jy,
        council=jc,
        scope=scope,
        remote=remote,
        capacity=cap,
        age_min_m=amin,
        age_max_m=amax,
        qual_min=qmin,
        qual_ideal=np.minimum(5, qmin + rng.integers(0, 2, M)),
        days=jdays,
        min_days=mind,
        start_by=rng.integers(14, 200, M),
        dbs=np.where(care, rng.choice(3, M, p=[0.3, 0.2, 0.5]), rng.choice(3, M, p=[0.85, 0.12, 0.03])),
        rtw=(typ != 1).astype(int),
        licence=(rng.random(M) < 0.07).astype(int),
        access=_bits(rng, M, 8, [0.55, 0.45, 0.85, 0.90, 0.55, 0.80, 0.60, 0.85])
        | np.where(rng.random(M) < 0.15, 255, 0),
        hours=np.select(
            [typ == 1, typ == 2, typ == 0],
            [np.full(M, 8), rng.choice([30, 37, 40], M), rng.choice([8, 16, 20, 30, 37], M)],
            rng.choice([16, 20, 30, 37, 40], M),
        ),
        pay=np.select(
            [typ == 1, typ == 0],
            [np.zeros(M, int), np.where(rng.random(M) < 0.5, 0, 1144)],
            rng.choice([755, 860, 1144, 1221, 1350, 1500], M),
        ),
        support=_bits(rng, M, 8, 0.45),
    )
    # ---- sparse relations
    ne = N // 4
    excl = np.unique(
        np.stack([P["person_id"][rng.integers(0, N, ne)], J["pledge_id"][rng.integers(0, M, ne)]], 1), axis=0
    )
    # choices: 35% of people name up to 3 pledges near them (eligible or not: they do not know)
    who = np.flatnonzero(rng.random(N) < 0.35)
    rows = []
    jby = [np.flatnonzero(jc == c) for c in range(nc)]
    for i in who:
        c = jby[council[i]]
        if len(c) == 0:
            continue
        s = rng.choice(c, min(len(c), 24), replace=False)
        s = s[ranks[i, typ[s]] > 0]
        d = (jx[s] - px[i]) ** 2 + (jy[s] - py[i]) ** 2
        v = interests[i, sector[s]].astype(int) * 300 - np.sqrt(d) - 200 * (d > trav[i] ** 2)
        for r, k in enumerate(np.argsort(-v, kind="stable")[: rng.integers(1, 4)], 1):
            rows.append((P["person_id"][i], J["pledge_id"][s[k]], r))
    choices = np.array(rows, dtype=np.int64).reshape(-1, 3)
    meta = dict(
        version=VERSION,
        seed=seed,
        size=size or "custom",
        n_persons=N,
        n_pledges=M,
        lottery_seed=int(rng.integers(1, 2**31)),
    )
    return Case(meta, P, J, excl, choices)
