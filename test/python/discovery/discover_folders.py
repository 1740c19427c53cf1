"""Prints what `python -m k3sfn.discover` prints for many folders, each in a process of its own.

Reads a JSON list of folders; prints a JSON list of {"functions": [...]} or {"problem": "..."}.
"""

import json
import os
import sys
import tempfile

import k3sfn.discover


def discover(folder):
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            status = 1
            try:
                status = k3sfn.discover.main([folder])
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out.seek(0)
        err.seek(0)
        if status == 0:
            return {"functions": [with_texts(function) for function in json.loads(out.read())]}
        return {"problem": err.read()}


def with_texts(function):
    """The function with the variables that its process would have."""
    settings = function.get("settings") or {}
    if settings.get("environment"):
        settings["environment"] = {name: str(value) for name, value in settings["environment"].items()}
    return function


sys.dont_write_bytecode = True
answers = [discover(folder) for folder in json.load(sys.stdin)]
print(json.dumps(answers))
