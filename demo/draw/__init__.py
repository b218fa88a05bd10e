"""Draws the pictures of the sample publication: `python -m demo.draw [name ...]`.

Everything is computed here from fixed seeds, in the manner of a print: few inks, flat layers
cut with a slightly unsteady hand, crayon shading and the grain of the paper. Coordinates are
those of the finished picture; it is drawn some times larger and reduced, which smooths edges.
"""
