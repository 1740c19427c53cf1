import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readArguments } from '../../bin/arguments.ts'
import type { Option } from '../../bin/option.ts'
import { UsageError } from '../../bin/usage-error.ts'

const test = suite('arguments')

const loud: Option = { name: 'loud', short: 'l', summary: '' }
const quick: Option = { name: 'quick', short: 'q', summary: '' }
const name: Option = { name: 'name', short: 'n', value: 'text', summary: '' }
const tag: Option = { name: 'tag', value: 'text', many: 'repeated', summary: '' }
const unit: Option = { name: 'unit', short: 'u', value: 'name', many: 'listed', summary: '' }
const format: Option = { name: 'format', value: 'name', choices: ['pretty', 'json'], summary: '' }
const options = [loud, quick, name, tag, unit, format]

const read = (...words: readonly string[]) => readArguments(words, options)

async function wrong(...words: readonly string[]): Promise<string> {
  try {
    await read(...words)
  } catch (error) {
    assert.instance(error, UsageError)
    const { message, hint } = error as UsageError
    return hint === undefined ? message : `${message} ${hint}`
  }
  throw new Error(`${words.join(' ')} was taken`)
}

test('a value stands behind its option, with a space or "=", or at once behind a letter', async () => {
  for (const words of [['--name', 'a'], ['--name=a'], ['-n', 'a'], ['-na']])
    assert.is((await read(...words)).text(name), 'a')
  assert.is((await read('--name=a=b')).text(name), 'a=b')
  assert.is((await read('--name=--loud')).text(name), '--loud')
  assert.is((await read('--name', '-')).text(name), '-')
  assert.is((await read()).text(name), undefined)
})

test('letters of switches may stand together, the last with a value', async () => {
  const given = await read('-lqna')
  assert.equal([given.has(loud), given.has(quick), given.text(name)], [true, true, 'a'])
  assert.equal((await read('-lqn', 'a')).text(name), 'a')
  assert.match(await wrong('-lx'), /Unknown option "-x"/)
})

test('what is given twice counts once: the last value, unless there may be several', async () => {
  assert.is((await read('--name', 'a', '--loud', '--name', 'b', '--loud')).text(name), 'b')
  assert.equal((await read('--tag', 'a,b', '--tag', 'c')).list(tag), ['a,b', 'c'])
  assert.equal((await read('-u', 'a,b', '--unit=c,', '-u,')).list(unit), ['a', 'b', 'c'])
  assert.equal((await read()).list(unit), [])
})

test('operands stand anywhere, and behind "--" everything is one', async () => {
  assert.equal((await read('a', '--loud', 'b', '--name', 'x', '-')).operands, ['a', 'b', '-'])
  const given = await read('a', '--', '--loud', '-x')
  assert.equal([given.operands, given.has(loud)], [['a', '--loud', '-x'], false])
})

test('an option that there is not is told with the nearest', async () => {
  assert.is(await wrong('--lout'), 'Unknown option "--lout". Did you mean "--loud"?')
  assert.is(await wrong('--zzzzzz=1'), 'Unknown option "--zzzzzz". See --help for a list.')
  assert.match(await wrong('--no-loud'), /Unknown option "--no-loud"/)
  assert.match(await wrong('--LOUD'), /Did you mean "--loud"/)
})

test('a value that is missing is not taken from what follows', async () => {
  for (const words of [['--name'], ['--name='], ['--name', ''], ['--name', '--loud'], ['--name', '-l']])
    assert.is(await wrong(...words), 'The option "--name" requires a value. Write --name <text>.', words.join(' '))
  assert.is(await wrong('-n'), 'The option "-n" requires a value. Write -n <text>.')
})

test('a switch takes no value', async () => {
  assert.is(await wrong('--loud=yes'), 'The option "--loud" does not take a value.')
})

test('only the choices are taken', async () => {
  assert.is((await read('--format', 'json')).text(format), 'json')
  assert.is(await wrong('--format', 'jsn'), '"jsn" is not a valid value of "--format". Did you mean "json"?')
  assert.is(await wrong('--format', 'x'), '"x" is not a valid value of "--format". Valid values: pretty, json.')
})

test.run()
