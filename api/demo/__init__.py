"""The demonstration: a made-up team of 24 that talks through the public chat door."""
