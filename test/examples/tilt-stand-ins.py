"""Reads a Tiltfile as Python, with notes in place of what Tilt does; prints them as JSON.

Starlark is a subset of Python: whatever is in the subset means the same here.
"""

import ast
import json
import os
import sys
import types

NOT_STARLARK = (
    ast.AsyncFunctionDef, ast.Await, ast.ClassDef, ast.Delete, ast.Global, ast.Import, ast.ImportFrom, ast.Is,
    ast.JoinedStr, ast.Nonlocal, ast.Raise, ast.Set, ast.SetComp, ast.Starred, ast.Try, ast.While, ast.With, ast.Yield,
)

text = open(sys.argv[1], encoding="utf-8").read()
tree = ast.parse(text)
foreign = [f"{type(node).__name__} in line {node.lineno}" for node in ast.walk(tree) if isinstance(node, NOT_STARLARK)]
# Not every host of Starlark has loops outside of functions.
foreign += [f"loop in line {node.lineno}" for node in tree.body if isinstance(node, (ast.For, ast.If))]
notes = []


def note(name):
    def call(*words, **named):
        notes.append({"call": name, "words": words, "named": named})
        return {"call": name, "words": words}

    return call


def listdir(folder, recursive=False):
    assert recursive
    return sorted(os.path.join(here, name) for here, _, names in os.walk(folder) for name in names)


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


CALLS = ["docker_build", "fall_back_on", "k8s_resource", "k8s_yaml", "local", "local_resource", "port_forward", "sync"]
known = {
    **{name: note(name) for name in CALLS},
    "config": types.SimpleNamespace(define_string=note("define_string"), parse=dict),
    "os": types.SimpleNamespace(getenv=os.getenv, path=os.path),
    "listdir": listdir,
    "read_json": read_json,
    # The test lays the objects of each file beside it as JSON.
    "read_yaml_stream": lambda path: read_json(path + ".json"),
}
exec(compile(tree, sys.argv[1], "exec"), known)
print(json.dumps({"foreign": foreign, "notes": notes}))
