"""Vacancies in: a partner's spreadsheet, Find an apprenticeship. What comes in waits for approval.

cells       reading one cell: pay, hours, kinds, words without markup
columns     which columns are kept
adverts     an advert of the Display Advert API as a row
answers     an answer of that API, saved as a file
find_an_apprenticeship  asking that API: paging, limits, what has gone
deciding    what becomes of each row: new, changed, same, merged, flagged or refused, and why
writing     a row written, brought up to date, taken back
report      one entry for each row, for programs
"""
