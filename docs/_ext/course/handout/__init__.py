"""Handouts: editions on paper, made from the translated doctrees."""
