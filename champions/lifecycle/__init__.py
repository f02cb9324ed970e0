"""The life of a partnership, and of a champion's post.

table      every permitted move of a partnership, and who may make it
joining    from a statement of intent to an organisation that is interested
posts      the end of a champion's post: the deputy takes over
"""

from .joining import begin, join_to, keep_apart, set_aside
from .posts import leave, others, promote_deputy
from .table import LIFECYCLE

__all__ = ["LIFECYCLE", "begin", "join_to", "keep_apart", "leave", "others", "promote_deputy", "set_aside"]
