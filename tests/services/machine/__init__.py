"""The whole office as a state machine: an office at work, the verbs of its services, and what always holds."""
