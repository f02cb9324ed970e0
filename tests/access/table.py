"""Every page × every person = the expected answer, typed by hand.

A row: the page's name, GET or POST, what it is about (a maker in `things.py`, or a dash), then an answer for each
person. An answer is the status: 200 it opens · 302 it leads on (a visitor: to sign in) · 303 done, and back ·
403 may see it but not do this · 404 not theirs: as if it did not exist · 405 only by pressing a button ·
409 moved on · 422 the form was refused, because the test posts nothing.

Amina advises Noor, not Sam; Dana and Priya post for other organisations than Chidi's. What the rows are about is
always Chidi's and Sam's.
"""

PEOPLE = "visitor chidi dana priya wren morgan ade amina sam noor pat".split()

TABLE = """
home              GET  -               200 302 302 302 302 302 302 302 302 302 302
accessibility     GET  -               200 200 200 200 200 200 200 200 200 200 200
privacy           GET  -               200 200 200 200 200 200 200 200 200 200 200
credits           GET  -               200 200 200 200 200 200 200 200 200 200 200

notifications:inbox     GET   -        302 200 200 200 200 200 200 200 200 200 200
notifications:read_all  POST  -        302 302 302 302 302 302 302 302 302 302 302
notifications:read_all  GET   -        302 405 405 405 405 405 405 405 405 405 405
notifications:open      GET   notice_of_sam  302 404 404 404 404 404 404 404 302 404 404
"""
