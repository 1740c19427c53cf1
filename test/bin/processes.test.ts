import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { bundledProgram } from './bundled-program.ts'
import { appsYaml, scratch } from './recorded-world.ts'

const test = suite('processes')
const program = await bundledProgram()

/** Runs a line of a shell in a folder with these files; `k3s-platform` is the program. */
function shell(line: string, files: Readonly<Record<string, string>> = {}, variables = {}, shellName = '/bin/sh') {
  const place = scratch({ 'apps.yaml': appsYaml, ...files })
  try {
    const script = `#!/bin/sh\nexec '${process.execPath}' '${program.file}' "$@"\n`
    mkdirSync(join(place.folder, 'path'))
    writeFileSync(join(place.folder, 'path/k3s-platform'), script, { mode: 0o755 })
    const PATH = `${join(place.folder, 'path')}:${process.env.PATH}`
    return spawnSync(shellName, ['-c', line], {
      cwd: place.folder,
      encoding: 'utf8',
      env: { PATH, HOME: place.folder, TERM: 'xterm', ...variables },
    })
  } finally {
    place.remove()
  }
}

test('the exit code tells what came of it', () => {
  const { stdout } = shell(
    [
      'k3s-platform build -e gcp; echo "first $?"',
      'k3s-platform build -e gcp --check; echo "same $?"',
      'echo edited > argocd-state/gcp/apps/web/manifests.yaml',
      'k3s-platform build -e gcp --check; echo "differs $?"',
      'k3s-platform build -e gcp; echo "edited $?"',
      'k3s-platform build --evn gcp; echo "usage $?"',
      'k3s-platform list -f plugin/apps.yaml -e gcp; echo "plugin $?"',
    ].join('\n'),
    {
      'plugin/apps.yaml': appsYaml,
      'plugin/k3s-platform.config.mjs':
        "export const plugins = [{ name: 'boom', apply: hooks => hooks.workload.tap(() => { throw new Error('broken') }) }]",
    },
  )
  assert.equal(
    stdout.split('\n').filter(line => /^\w+ \d+$/.test(line)),
    ['first 0', 'same 0', 'differs 3', 'edited 1', 'usage 2', 'plugin 70'],
  )
})

test('results go to standard output, and what is said about them to the other', () => {
  const { stdout, stderr, status } = shell('k3s-platform build -e gcp --dry-run')
  assert.is(status, 0)
  assert.match(stdout, /^---\n# gcp\/apps\/web\/manifests\.yaml\n/)
  assert.not.match(stdout, /files? would change|^write /m)
  assert.match(stderr, / · 7 files would change · /)
})

test('whoever stops reading is told nothing, whichever stream it is', () => {
  const many = `${appsYaml}${Array.from({ length: 3000 }, (_, index) => `  - name: a${index}\n    imag: x\n`).join('')}`
  const results = shell('k3s-platform schema | head -n 1')
  assert.equal([results.stdout, results.stderr], ['{\n', ''])
  const errors = shell('{ k3s-platform validate -v 2>&1 >/dev/null; echo $? > code; } | head -n 1; cat code', {
    'apps.yaml': many,
  })
  assert.match(errors.stdout, /^\w+\[[^\n]+\n1\n$/)
  assert.is(errors.stderr, '')
})

test('a full disk behind a result, and a folder that is gone, are told in a sentence', () => {
  const gone = shell('mkdir gone; cd gone; rmdir ../gone; k3s-platform --version; k3s-platform list')
  assert.match(gone.stdout, /^\d+\.\d+\.\d+\n$/)
  assert.match(gone.stderr, /^error: The current folder no longer exists\.\n {2}hint: Go to another one\.\n$/m)
  if (!existsSync('/dev/full')) return
  const full = shell('k3s-platform completion bash > /dev/full')
  assert.equal([full.status, full.stderr], [1, 'error: The output cannot be written (ENOSPC).\n'])
})

const colour = '\u001b['

test('a terminal is coloured, unless NO_COLOR is set; a pipe is not', () => {
  // `script` is not on every machine; what decides is tested without it as well.
  if (spawnSync('script', ['--version']).status !== 0) return
  const onTerminal = `script -qec 'k3s-platform build --evn gcp' /dev/null`
  assert.ok(shell(onTerminal).stdout.includes(colour))
  assert.is(shell(onTerminal, {}, { NO_COLOR: '1' }).stdout.includes(colour), false)
  assert.is(shell(onTerminal, {}, { TERM: 'dumb' }).stdout.includes(colour), false)
  assert.is(shell('k3s-platform build --evn gcp 2>&1 | cat').stdout.includes(colour), false)
})

test('bash completes commands, options, environments and units', () => {
  if (spawnSync('bash', ['--version']).status !== 0) return
  const complete = (words: string) =>
    `COMP_WORDS=(k3s-platform ${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); COMPREPLY=(); _k3s_platform; echo "\${COMPREPLY[*]}"`
  const { stdout, stderr } = shell(
    [
      'eval "$(k3s-platform completion bash)"',
      'complete -p k3s-platform',
      complete('va'),
      complete('build --dry'),
      complete('build --env ""'),
      complete('build --env = g'),
      complete('build --env local --only apps/wo'),
    ].join('\n'),
    {},
    {},
    'bash',
  )
  assert.is(stderr, '')
  assert.equal(stdout.split('\n'), [
    'complete -o default -F _k3s_platform k3s-platform',
    'validate',
    '--dry-run',
    'local gcp',
    'gcp',
    'apps/worker',
    '',
  ])
})

test('zsh and fish complete the same, where they are installed', () => {
  if (spawnSync('zsh', ['--version']).status === 0) {
    const complete = (words: string) => `words=(k3s-platform ${words}); CURRENT=$#words; _k3s_platform`
    const { stdout, stderr } = shell(
      [
        // What zsh has of these is there in the midst of a completion only.
        'compdef() {}; _files() { print files }',
        'compadd() { local array=$@[-1]; print -r -- ${(P)array} }',
        'eval "$(k3s-platform completion zsh)"',
        complete('va'),
        complete('build --env=g'),
        complete('build --env local --tag apps/wo'),
        complete('build --output ""'),
      ].join('\n'),
      {},
      {},
      'zsh',
    )
    assert.is(stderr, '')
    assert.equal(stdout.split('\n').filter(Boolean), ['validate', '--env=gcp', 'apps/worker=', 'files'])
  }
  if (spawnSync('fish', ['--version']).status === 0) {
    const { stdout, stderr } = shell(
      [
        'k3s-platform completion fish | source',
        "complete -C 'k3s-platform va'",
        "complete -C 'k3s-platform build --env=g'",
        "complete -C 'k3s-platform build --env local --tag apps/wo'",
        "complete -C 'k3s-platform build --output a'",
      ].join('\n'),
      {},
      {},
      'fish',
    )
    assert.is(stderr, '')
    assert.equal(stdout.split('\n').filter(Boolean), ['validate', '--env=gcp', 'apps/worker=', 'apps.yaml'])
  }
})

test.after(() => program.remove())

test.run()
