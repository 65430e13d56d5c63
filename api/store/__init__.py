"""The database: tables, transactions and everything that reads or writes a row.

No web framework in here. `Store` (api/store/store.py) opens transactions; the other modules are functions
that get the connection of a transaction, so that several of them can be one transaction together.
"""
