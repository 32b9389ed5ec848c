"""Reads news reports and writes down, with evidence, who did what to whom and who said so."""
