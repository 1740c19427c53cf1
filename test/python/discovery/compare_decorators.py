"""Compares decorators that were found in files with those that Python's own parser finds.

Reads lines of JSON, {"path": ..., "found": [...] or {"problem": ...}}, and prints one line for each difference, then the
number of decorators that are the same and of files that Python itself cannot parse.
"""

import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")
same = unparsed = 0


def decorated(tree):
    nodes = [node for node in ast.walk(tree) if getattr(node, "decorator_list", None)]
    return sorted(nodes, key=lambda node: (node.decorator_list[0].lineno, node.decorator_list[0].col_offset))


def parsed(text):
    return ast.dump(ast.parse("(" + text + "\n)", mode="eval").body)


for line in sys.stdin:
    item = json.loads(line)
    with open(item["path"], "rb") as file:
        source = file.read()
    try:
        nodes = decorated(ast.parse(source))
    except (SyntaxError, ValueError, RecursionError):
        unparsed += 1
        continue
    if isinstance(item["found"], dict):
        print(f"{item['path']}: {item['found']['problem']}")
        continue
    kinds = {ast.FunctionDef: "def", ast.AsyncFunctionDef: "async def", ast.ClassDef: "class"}
    wanted = [(kinds[type(node)], node.name, node.lineno, len(node.decorator_list)) for node in nodes]
    found = [(each["kind"], each["name"], each["line"], len(each["decorators"])) for each in item["found"]]
    if wanted != found:
        print(f"{item['path']}: {sorted(set(wanted) ^ set(found))[:3]}")
        continue
    for node, each in zip(nodes, item["found"]):
        for decorator, written in zip(node.decorator_list, each["decorators"]):
            try:
                equal = decorator.lineno == written["line"] and ast.dump(decorator) == parsed(written["text"])
            except SyntaxError:
                equal = False
            same += equal
            if not equal:
                print(f"{item['path']}:{decorator.lineno}: {written}")
print(f"{same} {unparsed}", file=sys.stderr)
