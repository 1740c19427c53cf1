import k3sfn as f; http = f.http; PATH = "/x"; del f
from k3sfn import (queue,)
@http(path=PATH)
def a(): pass
@queue(queue_name="a")
async def b(item): pass
class C: http = 1; queue = 2
@http(path="/c")
def c(): return lambda: (yield)
D = http(path="/d"); E = D
@E
def d(): pass
