# vim: set fileencoding=utf-8 :
from k3sfn import http as größe, queue as ﬁle

ﬁeld = "/field"


@größe(path=field)
def füße(request): ...


@file(queue_name="名前")
def b(item): ...
