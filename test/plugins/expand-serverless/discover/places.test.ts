import { keyOriginOf, type Origin, originsOf } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { QueueTrigger } from '../../../../src/plugins/expand-serverless/discover/discovered-function.ts'
import { discovered, inBrief } from './discovered.ts'

const test = suite('discovery: places')

const brief = ({ file, line, column, length, path }: Origin): string => `${file}:${line}:${column}+${length} ${path}`
const places = (node: unknown, field?: string | number): readonly string[] => originsOf(node, field).map(brief)

test('every argument has its place, and behind it that of the constant that it names', () => {
  const { functions } = discovered({
    'functions/work.py':
      'from k3sfn import *\nfrom .names import SIZE, LABELS\n\n@serverless(labels=LABELS, environment={"A": 1.50})\n@queue(queue_name="tasks",\n       batch_size=SIZE)\ndef work(items): ...\n',
    'functions/names.py': 'SIZE = 5\nLABELS = {"team": "x"}\n',
  })
  const [work] = functions
  const { trigger, settings } = work!
  const file = 'entry/functions/work.py'
  const names = 'entry/functions/names.py'
  assert.is((trigger as QueueTrigger).batch_size, 5)
  assert.equal(places(work), [`${file}:7:5+4 work`])
  assert.equal(places(trigger), [`${file}:5:2+25 work @queue_trigger`])
  assert.equal(places(trigger, 'queue_name'), [`${file}:5:19+7 work @queue_trigger.queue_name`])
  assert.equal(places(trigger, 'batch_size'), [
    `${file}:6:19+4 work @queue_trigger.batch_size`,
    `${names}:1:8+1 work @queue_trigger.batch_size`,
  ])
  assert.is(brief(keyOriginOf(trigger, 'batch_size')!), `${file}:6:8+15 work @queue_trigger.batch_size`)
  assert.equal(places(settings.labels, 'team'), [
    `${file}:4:20+6 work @serverless.labels`,
    `${names}:2:19+3 work @serverless.labels.team`,
  ])
  assert.equal(places(settings.environment, 'A'), [`${file}:4:46+4 work @serverless.environment.A`])
  assert.equal(settings.environment, { A: '1.5' })
})

test('without @serverless, and for what was not given, the place is that of the function', () => {
  const { functions } = discovered('import k3sfn\n@k3sfn.http\ndef f(): ...\n')
  assert.equal(places(functions[0]!.settings, 'memory'), ['entry/functions.py:3:5+1 f'])
  assert.equal(places(functions[0]!.trigger, 'path'), ['entry/functions.py:2:2+10 f @http_trigger'])
})

test('functions are in the order of their files and lines, and names are compared over all files', () => {
  const one = (name: string): string => `import k3sfn\n@k3sfn.http\ndef ${name}(): ...\n`
  const { functions, diagnostics } = discovered({
    'b.py': one('b') + one('a').slice(13),
    'a/z.py': one('z'),
    'B.py': one('B'),
    'c.py': one('z'),
  })
  assert.equal(
    functions.map(({ file, name, line, module }) => `${file}:${line} ${module} ${name}`),
    ['B.py:3 B B', 'a/z.py:3 a.z z', 'b.py:3 b b', 'b.py:5 b a'],
  )
  assert.equal(diagnostics.map(inBrief), ['same-name 3:5'])
  assert.equal(diagnostics[0]!.at!.file, 'entry/c.py')
})

test('a file with the name of a module of Python, a folder without functions, a folder that is not there', () => {
  const text = 'import k3sfn\n@k3sfn.http\ndef f(): ...\n'
  assert.equal(discovered({ 'queue.py': text }).diagnostics.map(inBrief), ['name-of-python-module 1:1'])
  assert.equal(discovered({ 'functions/queue.py': text }).diagnostics, [])
  assert.equal(discovered({ 'a.py': 'x = 1\n' }).diagnostics.map(inBrief), ['none undefined:undefined'])
  assert.equal(discovered({}).diagnostics.map(inBrief), ['unreadable-folder undefined:undefined'])
})

for (const statement of ['settings.PATH = "/b"', 'settings.PATH += "/b"', '(x, settings.PATH) = 1, "/b"'])
  test(`a constant of another file is not known behind ${statement}`, () => {
    const { diagnostics } = discovered({
      'settings.py': 'PATH = "/a"\n',
      'functions.py': `import settings\nfrom k3sfn import http\n${statement}\n@http(path=settings.PATH)\ndef f(): ...\n`,
    })
    assert.equal(diagnostics.map(inBrief), ['unknown-value 4:12'])
  })

test.run()
