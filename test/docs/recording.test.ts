import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { svgOf } from '../../scripts/recording/svg.ts'
import { recordedScreens } from '../../scripts/story/recording.ts'

const test = suite('the recording in README')

test('shows what the command line prints', async () => {
  const kept = readFileSync(new URL('../../docs/recording.svg', import.meta.url), 'utf8')
  assert.is(
    kept,
    svgOf(await recordedScreens()),
    'docs/recording.svg is out of date: npm run recording, then look at it',
  )
})

test.run()
