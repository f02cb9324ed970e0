"""What happened some time after a pledge was posted."""

from .shapes import Later

LATER = (
    Later("Library assistant", 3, (("Yonas Tesfay", "ask:Is it all right that I read slowly?"),)),
    Later("Talk about code", 2, (("Ben Archer", ""),)),
    Later("Hospital porter", 1, (("Selam Gebre", ""),)),
    Later("Highways maintenance", 4, (("Idris Haidari", ""),), intake=1),
)
