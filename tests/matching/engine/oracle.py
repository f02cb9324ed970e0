"""The published rules once more, in plain Python and one pair at a time, sharing no code with the engine."""

from math import isqrt


def squared_distance(person, pledge):
    return (person["x"] - pledge["x"]) ** 2 + (person["y"] - pledge["y"]) ** 2


def from_home(person, pledge):
    return pledge["remote"] and person["remote_ok"]


def blocked(person, pledge, excluded):
    """The 12-bit word; an empty cell (None) sets no bit."""
    p, j = person, pledge
    bits = [
        not j["age_min_m"] <= p["age_m"] <= j["age_max_m"],
        p["qual"] is not None and p["qual"] < j["qual_min"],
        p["x"] is not None
        and p["max_travel"] is not None
        and not from_home(p, j)
        and squared_distance(p, j) > p["max_travel"] ** 2,
        j["scope"] == 0 and p["council"] != j["council"],
        p["days"] is not None and (p["days"] & j["days"]).bit_count() < j["min_days"],
        p["avail_from"] is not None and p["avail_from"] > j["start_by"],
        p["dbs"] is not None and p["dbs"] < j["dbs"],
        p["rtw"] is not None and j["rtw"] == 1 and p["rtw"] == 0,
        p["licence"] is not None and j["licence"] == 1 and p["licence"] == 0,
        p["needs"] & ~j["access"] != 0,
        p[f"r{j['type']}"] == 0,
        excluded > 0,
    ]
    return sum(1 << place for place, bit in enumerate(bits) if bit)


def ask_first(person, pledge):
    """Whether the pair hangs on a cell that nobody has filled."""
    p, j = person, pledge
    return any(
        [
            p["qual"] is None and j["qual_min"] > 0,
            (p["x"] is None or p["max_travel"] is None) and not from_home(p, j),
            p["days"] is None and j["min_days"] > 0,
            p["avail_from"] is None,
            p["dbs"] is None and j["dbs"] > 0,
            p["rtw"] is None and j["rtw"] == 1,
            p["licence"] is None and j["licence"] == 1,
        ]
    )


def fit(person, pledge, choice):
    p, j = person, pledge
    interests = p["interests"] or [0] * 62
    interest = [0, 80, 180, 260][interests[j["sector"]]]
    if j["sector2"] >= 0:
        interest += [0, 10, 25, 40][interests[j["sector2"]]]
    near = 0
    if p["x"] is not None and p["max_travel"] is not None:
        near = max(0, 150 - (150 * isqrt(squared_distance(p, j))) // p["max_travel"])
    hours = 40 if p["hours_pref"] is None else 80 - min(80, 4 * abs(j["hours"] - p["hours_pref"]))
    if p["pay_min"] is None:
        pay = 40
    else:
        pay = 40 + min(40, (j["pay"] - p["pay_min"]) // 5) if j["pay"] >= p["pay_min"] else 0
    wanted = p["support"].bit_count()
    return (
        interest
        + [0, 100, 60, 30, 10][p[f"r{j['type']}"]]
        + [0, 150, 110, 80][choice]
        + max(near, 75 if from_home(p, j) else 0)
        + hours
        + pay
        + (45 if wanted == 0 else 90 * (p["support"] & j["support"]).bit_count() // wanted)
        + (0 if p["qual"] is None else max(0, 50 - 15 * abs(p["qual"] - j["qual_ideal"])))
        + (-60 if p["declined_sectors"] >> j["sector"] & 1 else 0)
    )


def cls(fit, choice):
    if choice:
        return 1
    return 1 if fit >= 700 else 2 if fit >= 550 else 3 if fit >= 400 else 4 if fit >= 250 else 5


def tier(waiting_days, options):
    few = 4 if options <= 2 else 3 if options <= 5 else 2 if options <= 10 else 1 if options <= 20 else 0
    points = min(waiting_days // 90, 8) + few
    return 1 + max(0, 4 - points // 3)


def lot(seed, person_id, pledge_id):
    everything = 2**64 - 1
    z = (
        seed * 0x9E3779B97F4A7C15 ^ person_id * 0xBF58476D1CE4E5B9 ^ pledge_id * 0x94D049BB133111EB
    ) & everything
    z = (z + 0x9E3779B97F4A7C15) & everything
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & everything
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & everything
    return (z ^ (z >> 31)) >> 32
