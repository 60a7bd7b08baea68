"""Filings from EDGAR, politely."""
