"""Translation engines: see `base`."""
