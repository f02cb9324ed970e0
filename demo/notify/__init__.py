"""A faithful stand-in for GOV.UK Notify: real HTTP, the same paths, checks, error bodies, limits and
receipts.

Checked against the public documentation and the Python client. It leaves out letters, sending later, files in
e-mails, trial mode, and the limit of twenty equal texts an hour to one number. It keeps everything in memory
and knows nothing of the service that it stands beside.
"""
