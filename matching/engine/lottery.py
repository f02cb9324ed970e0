"""The public lottery that settles ties: anyone who knows the seed can draw the same lots again."""

import numpy as np

EVERYTHING = 2**64 - 1
SEED, PERSON, PLEDGE = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


def lots(seed: int, person_ids: np.ndarray, pledge_ids: np.ndarray) -> np.ndarray:
    """32 bits for each pair, from the seed and the two ids alone (splitmix64)."""
    people = person_ids.astype(np.uint64) * np.uint64(PERSON)
    pledges = pledge_ids.astype(np.uint64) * np.uint64(PLEDGE)
    mixed = people ^ pledges ^ np.uint64(seed * SEED & EVERYTHING)
    mixed += np.uint64(SEED)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(PERSON)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(PLEDGE)
    return ((mixed ^ (mixed >> np.uint64(31))) >> np.uint64(32)).astype(np.int64)
