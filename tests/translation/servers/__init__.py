"""Servers on this machine that speak the protocols of translation services.

They stand for services that are paid for, or too large to install, and so cannot be had in tests.
They were written from the public documentation of those services, not from our clients.
"""
