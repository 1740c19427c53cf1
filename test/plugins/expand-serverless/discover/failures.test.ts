import type { Diagnostic } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { filesInMemory, ProjectFiles } from '../../../../src/config/project-files.ts'
import { discoverFunctions } from '../../../../src/plugins/expand-serverless/discover/discover-functions.ts'
import { inBrief } from './discovered.ts'

const test = suite('discovery: failures of its own')

test('a failure names the statement of the Python file that it came to, and the other files are read', () => {
  const memory = filesInMemory({
    'entry/functions/a.py': 'from k3sfn import http\nX = 1\nfrom broken import (\n  name,\n)\n',
    'entry/functions/b.py': 'from k3sfn import http\n@http(path="/b")\ndef b(): ...\n',
    'entry/broken.py': '',
  })
  const failure = new Error('The disk is on fire.')
  const read = (path: string) => {
    if (path === 'entry/broken.py') throw failure
    return memory.read(path)
  }
  const diagnostics: Diagnostic[] = []
  const functions = discoverFunctions('entry', {
    files: new ProjectFiles({ ...memory, read }),
    report: diagnostic => diagnostics.push(diagnostic),
  })
  const [{ code, message, cause }] = diagnostics as [Diagnostic]
  assert.is(code, 'functions/failed-reading')
  assert.equal(diagnostics.map(inBrief), ['failed-reading 3:1'])
  assert.is(message, 'Internal error while parsing the Python file "entry/functions/a.py": The disk is on fire.')
  assert.is(cause, failure)
  assert.equal(
    functions.map(({ name }) => name),
    ['b'],
  )
})

test.run()
