"""Measures out and in: as an Excel workbook and as a stream of YAML documents."""
