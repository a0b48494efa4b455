"""Decides. Plain Python: no Django, clock, network or chance."""
