"""Forms made from what records say about themselves.

`RecordForm` shows the members of a record; each value has a `Field`. What is typed comes out as
the JSON that the record's body will be, and problems are shown at the field they are about.
"""
