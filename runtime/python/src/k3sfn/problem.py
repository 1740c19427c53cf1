"""What stands in the way, in a sentence for the person who can change it."""


class Problem(Exception):
    """Ends the program with its message on stderr and exit code 1, without a traceback."""
