"""What a pledge must not ask or promise: asked while somebody writes, when they send it, when it is approved.

findings    one thing that was found: it stops the pledge, is looked at by the 18+ service, or is a hint
pay         the least that the law lets be paid, on every day that we know of
work_words  what is unpaid and sounds like work, whatever it was posted as
checks      DBS checks that may not be asked for, ages that may not be narrowed, too short apprenticeships
dates       dates that do not go with the days that were ticked, or begin on a bank holiday
contact     telephone numbers and e-mail addresses, read before anybody has said yes
filters     words that shut people out by sex, race, religion, disability, age or family
words       words that young people asked not to hear, and those that give them away on a phone
reading     how hard the words are to read, and which sentence is the hardest
rails       all of them, for one pledge
"""

from .findings import Finding, Level
from .rails import blocks, findings

__all__ = ["Finding", "Level", "blocks", "findings"]
