"""Between content/ and records, without loss: what a record does not change keeps its old form.

Each module has `fields_of(raw)`, the values of a record's fields, and `raw_of(fields, base)`, the
form in content/, made by changing only what differs from `base`. Pure functions: no Django.
"""
