import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readEnvFile } from '../../bin/env-file.ts'

const test = suite('env-file')

function value(line: string): string | undefined {
  return readEnvFile(line).variables[0]?.[1]
}

test('a value ends at the line, or at a comment behind a space', () => {
  assert.is(value('A=one two '), 'one two')
  assert.is(value('A=one # two'), 'one')
  assert.is(value('A=one#two'), 'one#two')
  assert.is(value('A='), '')
  assert.is(value('A= # nothing'), '')
  assert.is(value('A=b=c'), 'b=c')
})

test('quotes keep what is between them', () => {
  assert.is(value(`A=" # one "`), ' # one ')
  assert.is(value(`A='\\n $B' # comment`), '\\n $B')
  assert.is(value(`A="one\ntwo"`), 'one\ntwo')
  assert.is(value(`A="say \\"hi\\"\\n\\$B \\d"`), 'say "hi"\n$B \\d')
})

test('comments, blank lines, export and Windows line ends are fine', () => {
  const { variables, problem } = readEnvFile('\ufeff# first\r\n\r\nexport A=1\r\n  B = "2"\r\n')
  assert.equal(variables, [
    ['A', '1'],
    ['B', '2'],
  ])
  assert.is(problem, undefined)
})

test('a line that is none is named', () => {
  assert.equal(readEnvFile('A=1\n\noops\n').problem, {
    line: 3,
    hint: 'Write NAME=value, NAME="value with spaces" or # a comment.',
  })
  assert.is(readEnvFile('A="not closed\n').problem?.line, 1)
})

test.run()
