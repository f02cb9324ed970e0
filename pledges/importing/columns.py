"""Which columns of a partner's list are kept, and what they are called in files."""

from __future__ import annotations

from tabular.importing import Column, Declaration
from tabular.importing.readers import day, identifier

from . import cells
from .cells import words

COLUMNS = (
    Column(
        "reference",
        "Reference",
        ("Reference", "Ref", "Pledge ref", "Vacancy reference", "ID", "Vacancy ID", "Opportunity ID"),
        identifier,
        identifies=True,
    ),
    Column(
        "organisation",
        "Organisation",
        (
            "Organisation",
            "Organisation name",
            "Employer",
            "Employer name",
            "Company",
            "Host",
            "Department",
            "Partner",
        ),
        words(200),
    ),
    Column(
        "title",
        "Title",
        ("Title", "Pledge title", "Job title", "Vacancy title", "Opportunity", "Role", "Vacancy", "Position"),
        words(120),
    ),
    Column(
        "kind",
        "Kind",
        ("Kind", "Type", "Kind of pledge", "Opportunity type", "Pledge type", "Offer type"),
        cells.kind,
    ),
    Column(
        "description",
        "What they would do",
        (
            "Description",
            "What they would do",
            "Details",
            "Summary",
            "Duties",
            "About the role",
            "Job description",
        ),
        words(2000),
    ),
    Column(
        "sector",
        "Kind of work",
        ("Sector", "Kind of work", "Job category", "Industry", "Route"),
        cells.sector,
    ),
    Column(
        "places",
        "Places",
        (
            "Places",
            "Number of places",
            "Number of positions",
            "Positions",
            "Capacity",
            "How many",
            "Vacancies",
            "No",
        ),
        cells.places,
    ),
    Column(
        "starts_on",
        "First day",
        ("First day", "Start date", "Starts", "Start", "Starts on", "From", "Begins"),
        cells.first_day(day),
    ),
    Column(
        "ends_on",
        "Last day",
        ("Last day", "End date", "Ends", "End", "Ends on", "To", "Finish date"),
        cells.end_or_none(day),
    ),
    Column(
        "fill_by",
        "Last day to fill the places",
        ("Last day to fill", "Closing date", "Closes", "Deadline", "Apply by", "Closes on", "Expiry date"),
        cells.end_or_none(day),
    ),
    Column(
        "postcode",
        "Postcode",
        ("Postcode", "Post code", "Site postcode", "Location postcode", "Postal code"),
        cells.postcode,
    ),
    Column(
        "site_name",
        "Name of the place",
        ("Site", "Site name", "Location", "Venue", "Address", "Where", "Place"),
        words(120),
    ),
    Column("remote", "Online", ("Remote", "Online", "From home", "Is remote", "Virtual"), cells.yes_no),
    Column(
        "directions",
        "How to get there without a car",
        ("How to get there", "How to get there without a car", "Directions", "Public transport", "Travel"),
        words(500),
    ),
    Column(
        "weekly_hours",
        "Hours a week",
        ("Hours a week", "Hours per week", "Weekly hours", "Hours", "Working hours"),
        cells.hours,
    ),
    Column(
        "times",
        "Times",
        ("Times", "Working week", "Working pattern", "Days and times", "Shift pattern"),
        words(120),
    ),
    Column(
        "pay",
        "Pay",
        ("Pay", "Pay an hour", "Pay per hour", "Wage", "Hourly rate", "Hourly pay", "Salary", "Rate of pay"),
        cells.pay,
    ),
    Column("paid", "Paid or unpaid", ("Paid", "Is it paid", "Paid or unpaid"), cells.yes_no),
    Column("travel_paid", "Travel paid", ("Travel paid", "Travel costs paid", "Expenses paid"), cells.yes_no),
    Column(
        "standard",
        "Standard",
        ("Standard", "Apprenticeship standard", "Standard code", "Course", "Framework"),
        words(120),
    ),
    Column("level", "Level", ("Level", "Apprenticeship level"), cells.level),
    Column(
        "months", "How long", ("Months", "Duration", "Length", "How long", "Expected duration"), cells.months
    ),
    Column(
        "training_provider", "Training provider", ("Training provider", "Provider", "College"), words(120)
    ),
    Column(
        "qualification_needed",
        "Qualification needed",
        ("Qualification needed", "Min level", "Minimum level", "Entry requirements", "Minimum qualification"),
        cells.qualification,
    ),
    Column("dbs", "DBS check", ("DBS", "DBS check", "DBS level", "Disclosure"), cells.dbs),
    Column(
        "criteria",
        "What is looked for",
        ("Criteria", "Minimum criteria", "What we look for", "Essential"),
        cells.lines,
    ),
    Column(
        "meets",
        "Who they would meet",
        ("Who they would meet", "Supervisor", "Contact on the day", "Meets"),
        words(120),
    ),
    Column(
        "bring",
        "What to wear and bring",
        ("What to bring", "Bring", "Dress code", "What to wear"),
        words(300),
    ),
    Column(
        "support",
        "Support",
        ("Support", "Support offered", "Support available", "Help offered"),
        cells.several(cells.SUPPORT),
    ),
    Column(
        "adjustments",
        "Adjustments",
        ("Adjustments", "Reasonable adjustments", "Accessibility", "Access"),
        cells.several(cells.ADJUSTMENTS),
    ),
    Column("state", "Status", ("Status", "State", "Vacancy status"), cells.state),
)

DECLARATION = Declaration(COLUMNS, is_a_list=lambda columns: "title" in columns and len(columns) > 1)
