"""The office's own Word templates: what may stand in them, the check before use, and how they are filled.

A template is data: no code in it ever runs. What Jinja is given to compile was read before, node by node, and holds
nothing but fields, loops over declared lists and conditions.
"""
