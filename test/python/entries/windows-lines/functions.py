# -*- coding: utf-8 -*-
from k3sfn import http

TEXT = """a
b"""

@http(path="/a",
      methods=["GET"])
def a():
	if True:
		return TEXT

@http(path=\
  "/b")
def b(): return """
@http
def c(): ...
"""
