"""Authorities, trusts and dioceses: their people, and the schools each reaches."""
