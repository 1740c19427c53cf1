/** A mistake in a file of functions, what is said of it and where, and whether importing the file fails, too. */
export interface Mistake {
  readonly text: string
  readonly said: readonly string[]
  /** Python imports the file: it does what reading cannot foresee, or forgives it. */
  readonly imported?: true
}

const ALL = 'import os\nfrom k3sfn import http, http_trigger, queue, schedule, serverless\n'
const above = (decorator: string, rest = 'def f(x): ...\n'): string => `${ALL}${decorator}\n${rest}`

/** Mistakes by what they are; lines are counted from 1, and decorators of `above` stand in line 3. */
export const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a string that never ends': { text: `${ALL}X = "a\n@http\ndef f(): ...\n`, said: ['unreadable-file 3:5'] },
  'a long string that never ends': { text: `${ALL}X = '''a\n@http\ndef f(): ...\n`, said: ['unreadable-file 3:5'] },
  'a bracket that never closes': { text: above('@http(path="/"'), said: ['unreadable-file 3:6'] },
  'a bracket that closes another': { text: above('@http(path="/"]'), said: ['unreadable-file 3:15'] },
  'a bracket that closes nothing': { text: above('@http)'), said: ['unreadable-file 3:6'] },
  'a line that is indented like nothing': {
    text: `${ALL}if 1:\n    x = 1\n  y = 2\n`,
    said: ['unreadable-file 5:3'],
  },
  'tabs and spaces mixed': {
    text: `${ALL}if 1:\n        x = 1\n\ty = 2\n`,
    said: ['unreadable-file 5:2'],
  },
  'a backslash before something': { text: `${ALL}x = 1 \\ # no\n`, said: ['unreadable-file 3:7'] },
  'a character that Python refuses': { text: `${ALL}x = 1\0\n`, said: ['unreadable-file 3:6'] },
  'another encoding': { text: `# coding: latin-1\n${ALL}`, said: ['unreadable-file 1:1'], imported: true },

  'a name that the package lacks': { text: 'from k3sfn import http_triger\n', said: ['unknown-import 1:19'] },
  'a missing import': { text: '@http_trigger\ndef f(): ...\n', said: ['undefined-decorator 1:2'] },
  'a missing import of the package': { text: '@k3sfn.http\ndef f(): ...\n', said: ['undefined-decorator 1:2'] },
  'a name that was deleted': { text: above('del http\n@http'), said: ['undefined-decorator 4:2'] },

  'an argument without a name': { text: above('@http("/a")'), said: ['positional-argument 3:7'] },
  'arguments behind a star': { text: above('@http(*["/a"])'), said: ['positional-argument 3:7'] },
  'an unknown argument': { text: above('@http(paht="/a")'), said: ['unknown-argument 3:7'] },
  'an argument of another decorator': { text: above('@http(\n  memory="1Gi",\n)'), said: ['unknown-argument 4:3'] },
  'an unknown argument in a dict': { text: above('@http(**{"paht": "/a"})'), said: ['unknown-argument 3:7'] },
  'an argument twice': { text: above('@http(path="/a", path="/b")'), said: ['repeated-argument 3:18'] },
  'an argument twice by a dict': {
    text: above('@http(path="/a", **dict(path="/b"))'),
    said: ['repeated-argument 3:18'],
  },
  'a missing argument': { text: above('@queue()'), said: ['missing-argument 3:2'] },
  'a missing argument and no brackets': { text: above('@schedule'), said: ['missing-argument 3:2'] },

  'a result of a call': { text: above('@http(path=str("/a"))'), said: ['unknown-value 3:12'], imported: true },
  'a variable of the environment': {
    text: above('@http(path=os.environ.get("P", "/a"))'),
    said: ['unknown-value 3:12'],
    imported: true,
  },
  'a constant that is none': {
    text: above('P = os.environ.get("P", "/a")\n@http(path=P)'),
    said: ['unknown-value 4:12'],
    imported: true,
  },
  'a name that nothing has': { text: above('@http(path=P)'), said: ['unknown-value 3:12'] },
  'a list with one unknown item': {
    text: above('@http(methods=["GET", "post".upper()])'),
    said: ['unknown-value 3:23'],
    imported: true,
  },
  'a comprehension': {
    text: above('@http(methods=[m for m in ["GET"]])'),
    said: ['unknown-value 3:15'],
    imported: true,
  },
  'a dict that is not known': { text: above('@serverless(**vars(os))\n@http'), said: ['unknown-value 3:15'] },
  'a list that is changed': {
    text: above('M = ["GET"]\nM.append("PUT")\n@http(methods=M)'),
    said: ['unknown-value 5:15'],
    imported: true,
  },
  'a list that is changed under another name': {
    text: above('M = N = ["GET"]\nO = N\nO.append("PUT")\n@http(methods=M)'),
    said: ['unknown-value 6:15'],
    imported: true,
  },
  'a list that a call gets': {
    text: above('def change(x): x.append("PUT")\nM = ["GET"]\nchange(M)\n@http(methods=M)'),
    said: ['unknown-value 6:15'],
    imported: true,
  },
  'a map that a function changes': {
    text: above('C = {}\ndef change():\n    C["path"] = "/a"\nchange()\n@http(**C)'),
    said: ['unknown-value 7:9'],
    imported: true,
  },
  'a constant that a function sets': {
    text: above('P = "/a"\ndef change():\n    global P\n    P = "/b"\nchange()\n@http(path=P)'),
    said: ['unknown-value 8:12'],
    imported: true,
  },
  'a constant under a condition': {
    text: above('P = "/a"\nif os.environ.get("X"):\n    P = "/b"\n@http(path=P)'),
    said: ['unknown-value 6:12'],
    imported: true,
  },
  'a constant that is tried': {
    text: above('P = "/a"\ntry:\n    import nothing\n    P = "/b"\nexcept ImportError:\n    pass\n@http(path=P)'),
    said: ['unknown-value 9:12'],
    imported: true,
  },
  'a constant of a handler': {
    text: above('P = "/a"\ntry:\n    1 / 0\nexcept ArithmeticError:\n    P = "/b"\n@http(path=P)'),
    said: ['unknown-value 8:12'],
    imported: true,
  },
  'a constant that depends on what was tried': {
    text: above('try:\n    1 / 0\nexcept ArithmeticError:\n    P = "/b"\nelse:\n    P = "/c"\n@http(path=P)'),
    said: ['unknown-value 9:12'],
    imported: true,
  },
  'a constant behind what was tried': {
    text: above('P = "/a"\ntry:\n    pass\nexcept OSError:\n    pass\nelse:\n    P = "/b"\n@http(path=P)'),
    said: ['unknown-value 10:12'],
    imported: true,
  },
  'a constant behind what fails in silence': {
    text: above(
      'import contextlib\nP = "/a"\nwith contextlib.suppress(ImportError):\n    import nothing\n    P = "/b"\n@http(path=P)',
    ),
    said: ['unknown-value 8:12'],
    imported: true,
  },
  'a constant that is added to in a try': {
    text: above('N = 1\ntry:\n    N += 1\nexcept OSError:\n    pass\n@http(rate_limit=N)'),
    said: ['unknown-value 8:18'],
    imported: true,
  },
  'settings that are tried': {
    text: above('try:\n    small = serverless(memory="1Mi")\nexcept OSError:\n    small = None\n@small\n@http'),
    said: ['decorator-made-by-code 7:2'],
    imported: true,
  },
  'a decorator in place of one that is not there': {
    text: 'try:\n    from nothing import http\nexcept ImportError:\n    from k3sfn import http\n@http\ndef f(): ...\n',
    said: ['decorator-made-by-code 5:2'],
    imported: true,
  },
  'a character by its name': {
    text: above('@http(path="/\\N{BULLET}")'),
    said: ['unknown-value 3:12'],
    imported: true,
  },
  'text and bytes': { text: above('@http(path="/" b"a")'), said: ['unknown-value 3:12'] },
  'a division by zero': { text: above('@http(rate_limit=1 / 0)'), said: ['unknown-value 3:18'] },
  'a number with a zero before it': { text: above('@http(rate_limit=010)'), said: ['unknown-value 3:18'] },

  'bytes for a text': { text: above('@http(path=b"/a")'), said: ['wrong-value 3:12'] },
  'a path without a slash': { text: above('@http(path="a")'), said: ['wrong-value 3:12'] },
  'a path with braces': { text: above('@http(path="/a/{id}")'), said: ['wrong-value 3:12'] },
  'a path of the runtime': { text: above('@http(path="/ready/")'), said: ['wrong-value 3:12'] },
  'a text for methods': { text: above('@http(methods="GET")'), said: ['wrong-value 3:15'] },
  'a set for methods': { text: above('@http(methods={"GET"})'), said: ['wrong-value 3:15'] },
  'no methods': { text: above('@http(methods=[])'), said: ['wrong-value 3:15'] },
  'an unknown method': { text: above('@http(methods=["GTE"])'), said: ['wrong-value 3:15'] },
  'another way to sign in': { text: above('@http(auth="jwt")'), said: ['wrong-value 3:12'] },
  'a number for a choice': { text: above('@http(cors=1)'), said: ['wrong-value 3:12'] },
  'a yes for a number': { text: above('@http(rate_limit=True)'), said: ['wrong-value 3:18'] },
  'a float for a whole number': { text: above('@queue(queue_name="q", batch_size=2.0)'), said: ['wrong-value 3:35'] },
  'a number that is too large': {
    text: above('@queue(queue_name="q", batch_size=10 ** 4)'),
    said: ['wrong-value 3:35'],
  },
  'a number that is too small': { text: above('@queue(queue_name="q", max_attempts=0)'), said: ['wrong-value 3:37'] },
  'None where there is no None': { text: above('@queue(queue_name=None)'), said: ['wrong-value 3:19'] },
  'a wrong constant': { text: above('N = "two words"\n@queue(queue_name=N)'), said: ['wrong-value 4:19'] },
  'a schedule that is none': { text: above('@schedule(cron="nonsense")'), said: ['wrong-value 3:16'] },
  'a sixtieth minute': { text: above('@schedule(cron="60 * * * *")'), said: ['wrong-value 3:16'] },
  'a time zone that is none': {
    text: above('@schedule(cron="@daily", timezone="+01:00")'),
    said: ['wrong-value 3:35'],
  },
  'a policy in another case': {
    text: above('@schedule(cron="@daily", concurrency_policy="forbid")'),
    said: ['wrong-value 3:45'],
  },
  'an amount that is none': { text: above('@serverless(memory="12 bananas")\n@http'), said: ['wrong-value 3:20'] },
  'an unknown visibility': { text: above('@serverless(visibility="everyone")\n@http'), said: ['wrong-value 3:24'] },
  'a yes for a variable': { text: above('@serverless(environment={"A": True})\n@http'), said: ['wrong-value 3:25'] },
  'a number for a name': { text: above('@serverless(labels={1: "a"})\n@http'), said: ['wrong-value 3:20'] },
  'bounds the wrong way round': {
    text: above('@serverless(min_instances=3, max_instances=2)\n@http'),
    said: ['instances-reversed 3:27'],
  },

  'two triggers': { text: above('@http\n@queue(queue_name="q")'), said: ['two-triggers 4:2'] },
  'two settings': { text: above('@serverless\n@http\n@serverless()'), said: ['two-triggers 5:2'] },
  'no trigger': { text: above('@serverless()'), said: ['no-trigger 3:2'] },
  'a class': { text: above('@http', 'class f: ...\n'), said: ['class 4:7'] },
  'a generator': { text: above('@http', 'def f():\n    if 1:\n        yield 1\n'), said: ['yields 4:5'] },
  'an async generator': { text: above('@http', 'async def f(): yield\n'), said: ['yields 4:11'] },
  'parameters that nothing is known for': {
    text: above('@http', 'def f(a, b, *c): ...\n'),
    said: ['unknown-parameters 4:10'],
  },
  'the request of a queue': {
    text: above('@queue(queue_name="q")', 'def f(items, request): ...\n'),
    said: ['unknown-parameters 4:14'],
  },
  'one name twice': {
    text: above('@http', 'def f(): ...\n@http(path="/b")\ndef f(): ...\n'),
    said: ['same-name 6:5'],
  },
  'a name that is used again': {
    text: above('@http', 'def f(): ...\ndef f(): ...\n'),
    said: ['redefined 5:5'],
    imported: true,
  },

  'a condition': {
    text: above('if os.environ:\n    @http\n    def f(): ...'),
    said: ['conditional 5:9'],
    imported: true,
  },
  'a loop': { text: above('for _ in [1]:\n    @http\n    def f(): ...'), said: ['conditional 5:9'], imported: true },
  'a handler': {
    text: above('try:\n    import nothing\nexcept ImportError:\n    @http\n    def f(): ...'),
    said: ['conditional 7:9'],
    imported: true,
  },
  'a case': {
    text: above('match 1:\n    case 1:\n        @http\n        def f(): ...'),
    said: ['conditional 6:13'],
    imported: true,
  },
  'a trigger in a class': {
    text: above('class C:\n    @http\n    def f(self): ...', ''),
    said: ['nested 4:6'],
    imported: true,
  },
  'a trigger in a function': {
    text: above('def outer():\n    @http\n    def f(): ...', ''),
    said: ['nested 4:6'],
    imported: true,
  },
  'a decorator that a function returns': {
    text: above('def get(path):\n    return http(path=path)\n@get("/a")'),
    said: ['decorator-made-by-code 5:2'],
    imported: true,
  },
  'a decorator with some of its arguments': {
    text: above('import functools\nget = functools.partial(http, methods=["GET"])\n@get(path="/a")'),
    said: ['decorator-made-by-code 5:2'],
    imported: true,
  },
  'a decorator out of a map': {
    text: above('D = {"get": http}\n@D["get"](path="/a")'),
    said: ['decorator-made-by-code 4:2'],
    imported: true,
  },
  'a decorator under a condition': {
    text: above(
      'try:\n    from k3sfn import http as get\nexcept ImportError:\n    get = None\nif os.environ:\n    get = queue\n@get',
    ),
    said: ['decorator-made-by-code 9:2'],
  },
  'a decorator that is called': {
    text: above('def g(): ...\nhttp(path="/a")(g)', ''),
    said: ['called-decorator 4:1'],
    imported: true,
  },
  'a decorator that is called at once': {
    text: above('def g(): ...\ng = http(g)', ''),
    said: ['called-decorator 4:5'],
    imported: true,
  },
}
