import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { replaceFile } from '../../bin/replace-file.ts'
import { appsYaml, inFolder } from './recorded-world.ts'

const test = suite('replacing apps.yaml')

/** No process has this number: it is above what Linux gives. */
const DEAD = 4_194_305

test('what a killed run left is removed, and is not in the way of a process with the same number', () =>
  inFolder(
    {
      'apps.yaml': 'old',
      [`apps.yaml.${process.pid}.new`]: 'ol',
      [`apps.yaml.${DEAD}.new`]: 'ol',
      [`apps.yaml.${DEAD}-0123abcd.new`]: 'ol',
      [`apps.yaml.${process.ppid}.new`]: 'of a run that is still at work',
      'apps.yaml.mine.new': 'of somebody else',
      [`other.yaml.${DEAD}.new`]: 'of another file',
    },
    async ({ folder }) => {
      replaceFile(join(folder, 'apps.yaml'), 'new', 'old')
      assert.is(readFileSync(join(folder, 'apps.yaml'), 'utf8'), 'new')
      assert.equal(
        readdirSync(folder).sort(),
        ['apps.yaml', `apps.yaml.${process.ppid}.new`, 'apps.yaml.mine.new', `other.yaml.${DEAD}.new`].sort(),
      )
    },
  ))

test('a file that changed, came or went since it was read is left as it is', () =>
  inFolder({ 'changed.yaml': 'edited', 'came.yaml': 'new' }, async ({ folder }) => {
    for (const [name, before] of [
      ['changed.yaml', 'old'],
      ['came.yaml', undefined],
      ['went.yaml', 'old'],
    ] as const)
      assert.throws(() => replaceFile(join(folder, name), 'made', before), /was changed while this command ran/)
    assert.equal(readdirSync(folder).sort(), ['came.yaml', 'changed.yaml'])
    assert.is(readFileSync(join(folder, 'changed.yaml'), 'utf8'), 'edited')
  }))

test('through a link, the file that it leads to is written', () =>
  inFolder({ 'real/apps.yaml': 'old' }, async ({ folder }) => {
    symlinkSync(join(folder, 'real/apps.yaml'), join(folder, 'apps.yaml'))
    replaceFile(join(folder, 'apps.yaml'), 'new', 'old')
    assert.is(readFileSync(join(folder, 'real/apps.yaml'), 'utf8'), 'new')
  }))

test('an apps.yaml that somebody writes while init asks is kept', async () => {
  let meanwhile = () => {}
  await inFolder(
    {},
    async folder => {
      meanwhile = () => writeFileSync(join(folder.folder, 'apps.yaml'), appsYaml)
      const { code, errors } = await folder.run('init')
      assert.is(code, 1)
      assert.match(errors, /apps\.yaml" was changed while this command ran\.\n {2}hint: Nothing was written/)
      assert.is(readFileSync(join(folder.folder, 'apps.yaml'), 'utf8'), appsYaml)
      assert.not(existsSync(join(folder.folder, `apps.yaml.${process.pid}.new`)))
    },
    {
      input: {
        isTerminal: true,
        readLine: () => {
          meanwhile()
          return 'y'
        },
        readAll: () => new Uint8Array(),
      },
    },
  )
})

test.run()
