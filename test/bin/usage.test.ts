import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appsYaml, runIn, type Scratch, scratch } from './recorded-world.ts'

const test = suite('wrong use')

async function inProject(action: (project: Scratch) => Promise<void>, files: Readonly<Record<string, string>> = {}) {
  const project = scratch({ 'apps.yaml': appsYaml, ...files })
  try {
    await action(project)
  } finally {
    project.remove()
  }
}

/** What is said, in one line; never with a stack, and never on standard output. */
async function said(project: Scratch, code: number, ...words: readonly string[]): Promise<string> {
  const ran = await project.run(...words)
  assert.is(ran.code, code, `${words.join(' ')}: ${ran.errors}`)
  assert.is(ran.output, '')
  assert.not.match(ran.errors, /\n +at |undefined|\[object/)
  return ran.errors.trim().replace(/\n\s*/g, ' ')
}

test('in an empty folder every command says what it needs', () =>
  inProject(async project => {
    rmSync(join(project.folder, 'apps.yaml'))
    for (const words of [['build'], ['validate'], ['list'], ['explain', 'Deployment/web']])
      assert.is(
        await said(project, 2, ...words),
        'error: There is no file "apps.yaml" here. hint: Go to the folder of your apps.yaml, or name the file: --file path/to/apps.yaml',
      )
    assert.is((await project.run('schema')).code, 0)
    assert.is(
      await said(project, 2, 'schema', '--file', 'x.yaml'),
      `error: There is no file "x.yaml" here. hint: Go to the folder of your apps.yaml, or name the file: --file path/to/apps.yaml`,
    )
  }))

test('in a folder below, the file above is meant, and the tree beside it', () =>
  inProject(async project => {
    mkdirSync(join(project.folder, 'apps/web'), { recursive: true })
    const below = runIn(join(project.folder, 'apps/web'))
    for (const words of [['validate'], ['list'], ['explain', 'Deployment/web', '-e', 'gcp'], ['build', '-e', 'gcp']])
      assert.is((await below(...words)).code, 0, words.join(' '))
    const { errors } = await below('build', '-e', 'gcp')
    assert.match(errors, / · 0 files changed · [\s\S]*\nNext: kubectl apply -k \.\.\/\.\.\/argocd-state\/gcp\n$/)
    assert.is((await project.run('build', '-e', 'gcp', '--check')).code, 0)
    assert.is((await below('diff', '-e', 'gcp', '--exit-code')).code, 0)
  }))

test('in a folder below, the file above is named', () =>
  inProject(async project => {
    assert.match(
      await said(project, 2, 'list', '--file', 'apps/web/apps.yaml'),
      /hint: There is one above: --file apps\.yaml$/,
    )
  }))

test('a folder, a link out of it, and a file that may not be read are no apps.yaml', () =>
  inProject(async project => {
    mkdirSync(join(project.folder, 'empty'))
    mkdirSync(join(project.folder, 'deep'))
    assert.is(
      await said(project, 2, 'build', '-f', 'empty'),
      'error: "empty" is a folder. hint: Name a file: --file path/to/apps.yaml',
    )
    project.write('deep/apps.yaml', appsYaml)
    assert.match(await said(project, 2, 'build', '-f', 'deep'), /hint: Name the file in it: --file deep\/apps\.yaml$/)
    symlinkSync('../apps.yaml', join(project.folder, 'deep/link.yaml'))
    assert.is(
      await said(project, 2, 'list', '-f', 'deep/link.yaml'),
      'error: "deep/link.yaml" is a link out of its folder. hint: Name its target with --file.',
    )
    if (process.getuid?.() === 0) return
    chmodSync(join(project.folder, 'apps.yaml'), 0)
    assert.match(await said(project, 2, 'list'), /"apps\.yaml" cannot be read/)
  }))

test('a file that is no UTF-8 is said, not guessed at', () =>
  inProject(async project => {
    for (const bytes of [[0xff, 0xfe, 0x76, 0], [0xe9], [0x7f, 0x45, 0x4c, 0x46, 2, 0xff]]) {
      writeFileSync(join(project.folder, 'apps.yaml'), Uint8Array.from(bytes))
      for (const words of [['build'], ['list'], ['validate'], ['explain', 'a/b'], ['schema']])
        assert.match(
          await said(project, 1, ...words),
          /^error: The file "apps\.yaml" is not valid UTF-8: see line 1\. hint: Save it/,
        )
    }
    const text = `version: "2"\r\n# \u00e9\n# \u{1f600} `
    for (const bytes of [
      [0xe9, 0x0a, 0x0a],
      [0xf0, 0x9f],
    ]) {
      writeFileSync(join(project.folder, 'apps.yaml'), Buffer.concat([Buffer.from(text), Uint8Array.from(bytes)]))
      assert.match(await said(project, 1, 'list'), /not valid UTF-8: see line 3\./)
    }
  }))

test('an empty file, and one of comments, say how to start', () =>
  inProject(async project => {
    for (const text of ['', '\n', '# nothing\n', '\ufeff', '---\n'])
      for (const words of [['build'], ['validate'], ['list'], ['explain', 'a/b']]) {
        project.write('apps.yaml', text)
        assert.match(await said(project, 1, ...words), /error\[config\/empty-file\].*hint: Start with: version: "2"/)
      }
  }))

test('a byte order mark and Windows line ends are fine', () =>
  inProject(async project => {
    const plain = (await project.run('build', '-e', 'gcp', '--dry-run')).output
    project.write('apps.yaml', `\ufeff${appsYaml.replaceAll('\n', '\r\n')}`)
    const { code, output } = await project.run('build', '-e', 'gcp', '--dry-run')
    assert.is(code, 0)
    assert.is(output, plain)
  }))

test('a mistake in several environments is one message', () =>
  inProject(async project => {
    project.write('apps.yaml', appsYaml.replace('${VERSION:-1.29}', '1.29\n    environment: { LEVEL: "${LEVELL}" }'))
    const { errors } = await project.run('validate')
    assert.equal(errors.match(/"LEVELL" is not set.*/g), ['"LEVELL" is not set. (local, gcp)'])
  }))

test('a large file is read', () =>
  inProject(async project => {
    project.write('apps.yaml', `${appsYaml}${`# ${'x'.repeat(98)}\n`.repeat(50_000)}`)
    assert.is((await project.run('list')).code, 0)
  }))

test('an env-file that cannot be read or understood is said, and its lines are not printed', () =>
  inProject(
    async project => {
      const files = (path: string) => said(project, 2, 'build', '-e', 'gcp', '--env-file', path)
      assert.is(await files('missing'), 'error: The file "missing" of --env-file cannot be read.')
      assert.is(await files('.'), 'error: The file "." of --env-file cannot be read.')
      const wrong = await files('.env')
      assert.match(wrong, /^error: Line 2 of "\.env" does not set a variable\. hint: Write NAME=value/)
      assert.not.match(wrong, /hunter2/)
    },
    { '.env': 'A=1\nMY-PASSWORD=hunter2\n' },
  ))

test('a folder to allow that is not there, or is none', () =>
  inProject(async project => {
    for (const folder of ['../no-such-folder', 'apps.yaml'])
      for (const words of [['build', '-e', 'gcp'], ['validate'], ['list'], ['explain', 'a/b', '-e', 'gcp']])
        assert.is(
          await said(project, 2, ...words, '--allow-path', folder),
          `error: There is no folder "${folder}" to allow. hint: Name an existing folder: --allow-path ../base`,
        )
    assert.is((await project.run('list', '--allow-path', '..', '--allow-path=.')).code, 0)
  }))

test('tags that are none, and of units that there are not', () =>
  inProject(async project => {
    const tag = (text: string) => said(project, 2, 'build', '-e', 'gcp', '--tag', text)
    for (const text of ['a b', 'apps/web=', '=1', '.1', 'web=1', 'apps/web=a/b', `${'x'.repeat(129)}`])
      assert.match(await tag(text), /is not a valid value of --tag\. hint: Write --tag 1\.2/, text)
    assert.match(await tag('apps/wbe=1'), /Unknown unit "apps\/wbe" in --tag\. hint: Did you mean "apps\/web"\?$/)
    assert.match(await tag('helm/zzz=1'), /hint: It declares apps\/web, apps\/worker\.$/)
  }))

test('variables that are none', () =>
  inProject(async project => {
    for (const text of ['X', '=1', '1X=2', 'A-B=1'])
      assert.match(
        await said(project, 2, 'validate', '--var', text),
        /(is not a valid name of a variable in --var|A value of --var has no "=")\. hint: Write --var NAME=value\.$/,
      )
  }))

test('environments that there are not, or that are asked for twice', () =>
  inProject(async project => {
    assert.match(
      await said(project, 2, 'build', '-e', 'gcp,lcal'),
      /Unknown environment "lcal"\. hint: Did you mean "local"\?$/,
    )
    assert.match(await said(project, 2, 'validate', '-e', 'zzz'), /hint: It declares local, gcp\.$/)
    assert.match(
      await said(project, 2, 'build', '-e', 'gcp', '--all-envs'),
      /^error: --env and --all-envs are mutually exclusive\. hint: Remove one/,
    )
    assert.match((await project.run('validate', '-e', 'gcp,gcp')).errors, /^2 units · 1 environment ·/)
    assert.match((await project.run('validate', '-e', 'all')).errors, /^2 units · 2 environments ·/)
  }))

test('a schema that cannot be written is said', () =>
  inProject(async project => {
    assert.is(
      await said(project, 1, 'schema', '-o', '.'),
      'error: The file "." cannot be written: it is a folder (EISDIR).',
    )
    assert.match(
      await said(project, 1, 'schema', '-o', 'no/x'),
      /"no\/x" cannot be written: its folder is missing \(ENOENT\)\.$/,
    )
  }))

test('an output folder that is a file is said', () =>
  inProject(async project => {
    assert.match(
      await said(project, 1, 'build', '-e', 'gcp', '-o', 'apps.yaml'),
      /error\[tree\/in-the-way\]: ".*apps\.yaml" is not a folder, so files below it cannot be written\. .*nothing written/,
    )
  }))

test('words that a command does not take are told', () =>
  inProject(async project => {
    assert.is(
      await said(project, 2, 'build', 'gcp'),
      'error: The command "build" does not take "gcp". hint: See k3s-platform build --help.',
    )
    assert.is(
      await said(project, 2, 'explain', 'a', 'b', 'c'),
      'error: The command "explain" does not take "c". hint: Usage: k3s-platform explain <object> [field] | <code>',
    )
    assert.match(await said(project, 2, 'explain'), /^error: Which object\? hint: Name it as in/)
    assert.is(await said(project, 2, 'completion'), 'error: Which shell? hint: Write bash, zsh or fish.')
    assert.match(await said(project, 2, 'completion', 'bsh'), /Unknown shell "bsh"\. hint: Did you mean "bash"\?$/)
    assert.match(await said(project, 2, 'list', '--dry-run'), /Unknown option "--dry-run"/)
  }))

test('commands that there are not', () =>
  inProject(async project => {
    assert.is(await said(project, 2, 'version'), 'error: Unknown command "version". hint: Did you mean "--version"?')
    assert.match(await said(project, 2, 'help', 'biuld'), /hint: Did you mean "build"\?$/)
    assert.match(
      await said(project, 2, 'xyz'),
      /hint: There are init, import, build, validate, diff, list, secrets, explain, schema, plugin, completion\.$/,
    )
    assert.match(await said(project, 2, ''), /Unknown command ""/)
    assert.match((await project.run('-v')).output, /^\d+\.\d+\.\d+\n$/)
    assert.match(await said(project, 2, 'list', '--json'), /Unknown option "--json"\. hint: Write --format json\.$/)
    assert.match(await said(project, 2, 'build', '-V'), /Unknown option "-V"/)
  }))

test('help is given wherever it is asked for', () =>
  inProject(async project => {
    const { output } = await project.run('build', '--help')
    for (const words of [
      ['help', 'build'],
      ['--help', 'build'],
      ['-h', 'build'],
      ['build', '-e', 'gcp', '-h'],
    ])
      assert.is((await project.run(...words)).output, output)
    const overview = (await project.run()).output
    for (const words of [['help'], ['--help'], ['-h'], ['-h', '--debug']])
      assert.is((await project.run(...words)).output, overview)
  }))

test.run()
