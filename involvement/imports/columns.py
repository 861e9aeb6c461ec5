"""The columns a file of adverts has, and how long a cell of each may be, in characters."""

LONG, SHORT, LINE = 4000, 1000, 200

COLUMNS = {
    "reference": 30, "title": 120, "organisation": 150, "kind": LINE, "ladder_rung": LINE, "summary": SHORT,
    "what_you_will_do": LONG, "who_we_need": SHORT, "places": LINE, "frequency": LINE, "session_length_hours": LINE,
    "prep_hours": LINE, "first_date": LINE, "online": LINE, "venue": 120, "access_notes": SHORT, "selection": SHORT,
    "closing_date": LINE, "pay_unit": LINE, "pay_amount": LINE, "pay_reason_if_none": SHORT, "travel": LINE,
    "directorate": LINE, "locality": LINE, "support": SHORT, "budget_code": LINE, "decision_date": LINE,
    "contact_email": 254, "source": 200,
}  # fmt: skip
