"""A stand-in for Find an apprenticeship's Display Advert API v2, for tests and demonstrations, on loopback.

adverts      made-up adverts in the shape of the service's own
server       the API on a port: version, key, limits, paging, and the troubles that it has
standing_by  the same beside the demonstration, which fetches its adverts there
"""
