import fc from 'fast-check'
import { Spelling } from './random-literal.ts'

/** The files of an entry that Python imports, by their path: functions, and much that only looks like them. */
export const randomEntry: fc.Arbitrary<Readonly<Record<string, string>>> = fc.gen().map(generated => {
  const spelling = new Spelling((low, high) => generated(fc.integer, { min: low, max: high }))
  const names = new Set<string>()
  const isPackage = spelling.chance(60)
  const files: Record<string, string> = {}
  const folder = isPackage ? 'functions/' : ''
  const helper = spelling.pick(['names', '_names', 'parts/names'])
  files[`${folder}${helper}.py`] = new Module(spelling, names, helper).shared()
  const dots = isPackage ? '.' : ''
  for (const file of spelling.pick([['one'], ['one', 'two'], ['a/b', 'one', 'two']])) {
    const path = helper.replace('/', '.')
    const from = isPackage ? `${file.includes('/') ? '.' : ''}${dots}${path}` : path
    files[`${folder}${file}.py`] = new Module(spelling, names, file).functions(from)
  }
  if (isPackage && spelling.chance(50))
    files['functions/__init__.py'] = new Module(spelling, names, 'functions').functions(`.${helper.replace('/', '.')}`)
  return files
})

/** One file, line by line. */
class Module {
  readonly #spelling: Spelling
  readonly #names: Set<string>
  readonly #lines: string[] = []
  readonly #decorators: Record<string, string> = {}

  constructor(spelling: Spelling, names: Set<string>, file: string) {
    this.#spelling = spelling
    this.#names = names
    spelling.forget()
    if (spelling.chance(30)) this.#lines.push(`"""The module ${file}.\n\n@http_trigger\ndef unseen(): ..."""`)
    if (spelling.chance(20)) this.#lines.push('from __future__ import annotations')
  }

  /** Constants and decorators under names that others import. */
  shared(): string {
    this.#lines.push('import k3sfn', 'from k3sfn import http_trigger as shared_http')
    this.#lines.push('PREFIX = "shared"', `SIZE = ${this.#spelling.whole(7)}`, 'shared_queue = k3sfn.queue_trigger')
    this.#lines.push(`SETTINGS = ${this.#spelling.pick(['{"memory": "64Mi"}', 'dict(memory="64Mi")'])}`)
    if (this.#spelling.chance(40))
      this.#lines.push('__all__ = ("PREFIX", "SIZE", "SETTINGS", "shared_http", "shared_queue")')
    return this.#text()
  }

  functions(helper: string): string {
    const spelling = this.#spelling
    this.#imports(helper)
    const count = spelling.between(0, 5)
    for (let index = 0; index < count; index++) {
      if (spelling.chance(50)) this.#noise()
      this.#block(this.#function())
    }
    if (spelling.chance(40)) this.#noise()
    return this.#text()
  }

  #imports(helper: string): void {
    const spelling = this.#spelling
    const pick = (
      ...ways: readonly (readonly [line: string, http: string, queue: string, schedule: string, settings: string])[]
    ) => {
      const [line, http, queue, schedule, serverless] = spelling.pick(ways)
      Object.assign(this.#decorators, { http, queue, schedule, serverless })
      this.#lines.push(line)
    }
    pick(
      ['from k3sfn import *', 'http', 'queue', 'schedule_trigger', 'serverless'],
      ['import k3sfn', 'k3sfn.http_trigger', 'k3sfn.queue', 'k3sfn.schedule', 'k3sfn.serverless'],
      ['import k3sfn as k', 'k.http', 'k.decorators.queue_trigger', 'k.schedule', 'k.serverless'],
      [
        'from k3sfn import http as h, queue_trigger, schedule as s, serverless as\\\n x',
        'h',
        'queue_trigger',
        's',
        'x',
      ],
      [
        'from k3sfn import (  # all\n  http_trigger, queue as q,\n\n  schedule,\nserverless,)',
        'http_trigger',
        'q',
        'schedule',
        'serverless',
      ],
      [
        'import k3sfn; get = k3sfn.http; both: object = (k3sfn.queue)\na, b = k3sfn.schedule, k3sfn.serverless',
        'get',
        'both',
        'a',
        'b',
      ],
    )
    this.#lines.push(
      spelling.pick([
        `from ${helper} import *`,
        `from ${helper} import PREFIX, SIZE, SETTINGS, shared_http, shared_queue`,
      ]),
    )
    if (spelling.chance(30)) this.#decorators.http = 'shared_http'
    if (spelling.chance(30)) this.#decorators.queue = 'shared_queue'
    this.#lines.push(`LOCAL = ${spelling.text('local')}`, `FIVE = ${spelling.whole(5)}`)
    if (spelling.chance(30)) this.#lines.push('FIVE = 4', 'FIVE += 1')
    Object.assign(spelling.constants, { PREFIX: 'shared', LOCAL: 'local' })
    Object.assign(spelling.numbers, { SIZE: 7, FIVE: 5 })
  }

  #function(): string {
    const spelling = this.#spelling
    const name = `f${this.#names.size}`
    this.#names.add(name)
    const lines = [this.#trigger()]
    if (spelling.chance(50)) lines.splice(spelling.between(0, 1), 0, this.#settings())
    for (const foreign of ['@keep', '@keeping(1, lambda a, b: (a, b), "@http")', '@keeping(  # (\n  ")",\n)'])
      if (spelling.chance(15)) lines.splice(spelling.between(0, lines.length), 0, foreign)
    const parameters = spelling.pick(['request', '', 'x', 'x, ctx=None', '*args, **kw', 'x: "int" = 1, *, y=(1, 2)'])
    const body = spelling.pick([
      '...',
      'return {"a": [1]}',
      'pass; x = 1',
      '\n    """@http\ndef g(): ..."""\n    return 1',
    ])
    const gap = () => spelling.pick(['\n', '\n', '\n# a comment\n', '  # (\n', '\n\n'])
    const head = `${spelling.pick(['def', 'def', 'async def', 'async  def'])} ${name}(${parameters})${spelling.pick(['', ' -> dict[str, int]'])}:`
    return `${lines.map(line => line + gap()).join('')}${head} ${body}`
  }

  #trigger(): string {
    const spelling = this.#spelling
    const kind = spelling.pick(['http', 'queue', 'schedule'])
    const path = `/${spelling.word()}`
    if (kind === 'http')
      return this.#call(this.#decorators.http!, true, {
        path: () => spelling.text(path),
        methods: () => spelling.list(['GET', 'PUT'].map(method => spelling.text(method))),
        auth: () => spelling.pick(['None', '"bearer"']),
        cors: () => spelling.pick(['True', 'not True', '("https://a.example",)']),
        rate_limit: () => spelling.pick(['0.5', '1 / 4', '1e2', spelling.whole(12)]),
      })
    if (kind === 'queue')
      return this.#call(this.#decorators.queue!, false, {
        queue_name: () => spelling.text(spelling.word()),
        batch_size: () => spelling.whole(spelling.between(1, 1000)),
        visibility_timeout: () => spelling.pick(['.5', '3_0.0', spelling.whole(30)]),
        max_attempts: () => spelling.whole(spelling.between(1, 9)),
        dead_letter: () => spelling.pick(['None', spelling.text('dead')]),
      })
    return this.#call(this.#decorators.schedule!, false, {
      cron: () => spelling.text(spelling.pick(['*/5 * * * *', '@daily', '0 6 * * mon-FRI', '1,2 3 ? * *'])),
      timezone: () => spelling.text('Europe/Berlin'),
      retries: () => spelling.whole(spelling.between(0, 3)),
      history: () => spelling.whole(0),
      deadline: () => spelling.pick(['None', spelling.whole(60)]),
    })
  }

  #settings(): string {
    const spelling = this.#spelling
    const more: Record<string, () => string> = {
      cpu: () => spelling.pick(['"100m"', '0.5', '1']),
      min_instances: () => spelling.whole(spelling.between(0, 3)),
      max_instances: () => spelling.whole(spelling.between(3, 30)),
      timeout: () => spelling.pick(['None', '2.5', spelling.whole(60)]),
      environment: () => `{${spelling.text('A')}: ${spelling.text(spelling.word())}, "B": ${spelling.whole(3)}}`,
      secrets: () => spelling.list([spelling.text('one'), spelling.text('two')]),
      visibility: () => spelling.text('restricted'),
    }
    const call = this.#call(this.#decorators.serverless!, true, more)
    return call.endsWith(')') && spelling.chance(20) ? call.replace(/\($|\(/, '(**SETTINGS, ') : call
  }

  /** The first argument is there unless all may be missing. */
  #call(decorator: string, bare: boolean, values: Readonly<Record<string, () => string>>): string {
    const spelling = this.#spelling
    const given = Object.entries(values).filter((_, index) => (index === 0 && !bare) || spelling.chance(40))
    if (given.length === 0 && spelling.chance(50)) return `@${decorator}`
    const parts = given.map(([name, value]) =>
      spelling.chance(10)
        ? `**{${JSON.stringify(name)}: ${value()}}`
        : `${name}${spelling.pick(['=', ' = '])}${value()}`,
    )
    return `@${spelling.pick(['', ' '])}${decorator}(${spelling.joined(parts)})`
  }

  #block(text: string): void {
    const head = this.#spelling.pick([
      '',
      '',
      '',
      'if True:',
      'try:',
      'with keeping(1):',
      'if FIVE == 5 and not 0:',
      'if 0: pass\nelse:',
    ])
    if (head === '' || text.includes('"""') || text.includes("'''") || text.includes('\\\n'))
      return void this.#lines.push(text)
    const indent = this.#spelling.pick(['  ', '    ', '\t'])
    this.#lines.push(head, ...text.split('\n').map(line => indent + line))
    if (head === 'try:') this.#lines.push('except ImportError:', `${indent}pass`)
  }

  #noise(): void {
    this.#lines.push(
      this.#spelling.pick([
        'X = """\n@http\ndef g(): ...\n"""',
        "Y = f'''{FIVE!r:>{FIVE}}\n@http\ndef g(): ...{{'''",
        'class C:\n    @staticmethod\n    def http(): ...',
        'def plain(http=1): return [\n  http]',
        'if __name__ == "__main__":\n    @http\n    def g(): ...',
        'while False: pass',
        'Z = {\n"@http": 1,\n}; W = 2 ; del W',
        '# @http\n#def g(): ...',
        'V = lambda http: {http: (lambda: 1)}',
        'assert FIVE, "\\\n@http"',
      ]),
    )
  }

  #text(): string {
    const own =
      'def keep(f): return f\nclass keeping:\n    def __init__(self, *a, **k): ...\n    def __call__(self, f): return f\n    def __enter__(self): ...\n    def __exit__(self, *a): ...\n'
    const end = this.#spelling.pick(['\n', '\n', '', '\n\n# end', '\r\n'])
    const text = this.#lines.join('\n') + end
    const at = text.indexOf('from __future__')
    const behind = at < 0 ? 0 : text.indexOf('\n', at) + 1
    const whole = text.slice(0, behind) + own + text.slice(behind)
    return end === '\r\n' ? whole.replaceAll(/\r?\n/g, '\r\n') : whole
  }
}
