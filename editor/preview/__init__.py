"""How a record, draft or published, looks to a resident."""
