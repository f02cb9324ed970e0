"""A faithful stand-in for GOV.UK Notify: real HTTP, the same paths, checks, error bodies, limits and
receipts.

Checked against the public documentation and the Python client; see docs/adr for what it leaves out. It keeps
everything in memory and knows nothing of the service that it stands beside.
"""
