import { setTimeout } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { maskedWorld } from '../../bin/masked-world.ts'
import { progressOn } from '../../bin/progress.ts'
import { processWorld } from '../../bin/world.ts'

const test = suite('progress')

async function shownOn(isTerminal: boolean, TERM = 'xterm'): Promise<string> {
  let shown = ''
  const errors = { isTerminal, write: (text: string) => (shown += text) }
  const progress = progressOn({ ...maskedWorld({ ...processWorld(), errors }), variables: { TERM } }, 1)
  progress.step('Compiling local (1 of 2)')
  assert.is(shown, '')
  await setTimeout(2)
  progress.step('Compiling gcp (2 of 2)')
  progress.end()
  return shown
}

test('a terminal shows the current step after a while, and nothing at the end', async () => {
  assert.is(await shownOn(true), '\r\x1b[KCompiling local (1 of 2) …\r\x1b[KCompiling gcp (2 of 2) …\r\x1b[K')
})

test('nothing is shown elsewhere', async () => {
  assert.is(await shownOn(false), '')
  assert.is(await shownOn(true, 'dumb'), '')
})

test.run()
