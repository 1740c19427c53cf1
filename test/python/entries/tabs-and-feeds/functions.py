from k3sfn import http
if 1:
	@http(path="/a")
	def a(): ...
        
@http(path="/b")
def b(
): ...
if 1:
        x = 1

   # odd comment
	# another
        @http(path="/c")
        def c(): \
  return 1
@http(path="/d")



def d(): return [
1,
]; e = 1
\

@http(path="/e")
def e(): ...