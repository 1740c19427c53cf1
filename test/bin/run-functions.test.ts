import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as passed } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'
import { virtualEnvironment } from '../../scripts/test-python/environment.ts'
import { pythons } from '../../scripts/test-python/pythons.ts'
import { bundledProgram } from './bundled-program.ts'
import { type Scratch, scratch } from './recorded-world.ts'

const test = suite('k3sfn run')
const [python] = pythons(process.env)
const program = await bundledProgram('k3sfn')

const functions = `import os, sys, time
from k3sfn import http_trigger, queue_trigger, schedule_trigger


@http_trigger(path="/hello", methods=["GET"])
def hello(request):
    return {"hello": os.environ.get("WHOM", "world")}


@queue_trigger(queue_name="tasks")
def task(item):
    return item["id"]


@schedule_trigger(cron="0 3 * * *")
def nightly():
    print("begun", flush=True)
    time.sleep(float(os.environ.get("SECONDS_TO_SLEEP", "0")))
    sys.exit(int(os.environ.get("CODE", "0")))
`

interface Place extends Scratch {
  variables(further?: NodeJS.ProcessEnv): NodeJS.ProcessEnv
  /** Runs it to its end. */
  ends(words: readonly string[], further?: NodeJS.ProcessEnv): { code: number | null; output: string; errors: string }
}

/** A folder with functions, and on its PATH nothing but this Python. */
async function inFolder(action: (place: Place) => Promise<void>, source = functions): Promise<void> {
  const place = scratch({ 'fns/functions/__init__.py': '', 'fns/functions/api.py': source })
  fakePython(place.folder, 'path/python3', `exec '${python!.program}' "$@"`)
  const variables = (further: NodeJS.ProcessEnv = {}) => ({
    PATH: join(place.folder, 'path'),
    HOME: place.folder,
    PYTHONDONTWRITEBYTECODE: '1',
    ...further,
  })
  const ends: Place['ends'] = (words, further) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program.file, 'run', ...words], {
      cwd: place.folder,
      encoding: 'utf8',
      env: variables(further),
    })
    return { code: status, output: stdout, errors: stderr }
  }
  try {
    await action({ ...place, variables, ends })
  } finally {
    place.remove()
  }
}

function fakePython(folder: string, path: string, line: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), `#!/bin/sh\n${line}\n`)
  chmodSync(join(folder, path), 0o755)
}

if (python && process.platform !== 'win32') {
  test('a function is called once with a payload, and what it answers is printed', () =>
    inFolder(async ({ ends, write }) => {
      const asked = ends(['fns', '--function', 'hello', '--payload', '{}', '--var', 'WHOM=you'])
      assert.equal([asked.code, asked.output], [0, '{"hello":"you"}\n'], asked.errors)
      write('item.json', '{"id": 7}')
      write('.env', 'WHOM=all\n')
      assert.is(ends(['./fns/', '--function=task', '--payload=@item.json']).code, 0)
      const file = ends(['fns', '--function', 'hello', '--payload', '{}', '--env-file', '.env'])
      assert.is(file.output, '{"hello":"all"}\n')
      assert.is(ends(['fns', '--function', 'task', '--payload', '{}']).code, 1)
    }))

  test('a function of a schedule runs once, hears signals, and its exit code is that of the run', () =>
    inFolder(async ({ ends, folder, variables }) => {
      const nightly = ['fns', '--function', 'nightly']
      assert.is(ends(nightly).code, 0)
      assert.is(ends([...nightly, '--var', 'CODE=1']).code, 1)
      const child = spawn(process.execPath, [program.file, 'run', ...nightly], {
        cwd: folder,
        env: variables({ SECONDS_TO_SLEEP: '60' }),
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(child.stdout, 'data')
      child.kill('SIGTERM')
      assert.equal(await once(child, 'exit'), [143, null])
    }))

  test('what is missing is said: a function, a package, Python itself', () =>
    inFolder(async ({ ends, folder }) => {
      const said = (words: readonly string[], further?: NodeJS.ProcessEnv) => {
        const { code, errors } = ends(words, further)
        return `${code} ${errors.trim().replace(/\n\s*/g, ' ')}`
      }
      assert.is(
        said(['fns', '--function', 'helo']),
        '2 error: There is no function "helo" in this folder. hint: Did you mean "hello"?',
      )
      assert.match(
        said(['fns', '--payload', '{}']),
        /^2 error: Which function takes the payload\? hint: Write --function hello or/,
      )
      // Without its site packages this Python has neither.
      fakePython(folder, 'bare/bin/python', `exec '${python!.program}' -S "$@"`)
      const bare = { VIRTUAL_ENV: join(folder, 'bare') }
      assert.match(
        said(['fns', '--function', 'hello'], bare),
        /^1 error: ".*bare\/bin\/python" has no package "uvicorn", which a function of this kind needs\. hint: .*python -m pip install -r .*requirements\.txt$/,
      )
      assert.match(said(['fns', '--function', 'task'], bare), /has no package "redis"/)
      fakePython(folder, 'path/python3', `echo '{"version": [3, 8, 2], "missing": []}'`)
      assert.match(
        said(['fns']),
        /^2 error: There is no Python 3\.10 or newer: "python3" is 3\.8\.2\. hint: Install it/,
      )
      assert.match(
        said(['fns'], { PATH: join(folder, 'nothing') }),
        /^2 error: There is no Python 3\.10 or newer\. hint:/,
      )
    }))

  test('a virtual environment is preferred: the active one, then that of the folder', () =>
    inFolder(async ({ ends, folder }) => {
      const used = (further?: NodeJS.ProcessEnv) =>
        /"([^"]+)" has no package/.exec(ends(['fns', '--function', 'task'], further).errors)?.[1]
      for (const name of ['active', 'fns/.venv'])
        fakePython(folder, `${name}/bin/python`, `exec '${python!.program}' -S "$@"`)
      assert.is(used(), join(folder, 'fns/.venv/bin/python'))
      assert.is(used({ VIRTUAL_ENV: join(folder, 'active') }), join(folder, 'active/bin/python'))
    }))

  test('without an environment of the user, one is made for the packages of the folder, once for each list', () =>
    inFolder(
      async ({ ends, folder, write }) => {
        // Its environments are this Python with a name, and its pip says what it is asked for.
        fakePython(
          folder,
          'path/python3',
          `PATH=/usr/bin:/bin
        case "$*" in
          *'-m venv '*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
          *'-m pip '*) echo "pip: $*"; grep -q broken '${folder}/fns/requirements.txt' && exit 1 || exit 0 ;;
          *) USED="$0" exec '${python!.program}' "$@" ;;
        esac`,
        )
        const call = () => ends(['fns', '--function', 'hello', '--payload', '{}'])
        assert.not.match(call().errors, /environment/)
        write('fns/requirements.txt', 'one\n')
        const made = call()
        assert.match(
          made.errors,
          /^Creating a Python environment .*\/\.cache\/k3s-platform\/python\/\w{16}\npip: -m pip install .*/,
        )
        assert.match(made.errors, /-r \S+\/runtime\/python\/requirements\.txt -r \S+\/fns\/requirements\.txt\n/)
        assert.match(made.output, /^\{"hello":".*\/k3s-platform\/python\/\w{16}\/bin\/python"\}\n$/)
        assert.not.match(call().errors, /environment|pip/)
        write('fns/requirements.txt', 'two\n')
        assert.match(call().errors, /Creating/)
        write('fns/requirements.txt', 'broken\n')
        for (const _ of [1, 2])
          assert.match(
            call().errors,
            /pip: .*\nerror: The packages of the functions cannot be installed\.\n {2}hint: .*\.venv/,
          )
        assert.is(readdirSync(join(folder, '.cache/k3s-platform/python')).length, 2)
      },
      functions.replace('"WHOM"', '"USED"'),
    ))

  test('files that cannot be imported are told by Python', () =>
    inFolder(async ({ ends }) => {
      const { code, errors } = ends(['fns', '--function', 'hello'])
      assert.is(code, 1)
      assert.match(errors, /No module named 'no_such_module'/)
      assert.not.match(errors, /discovered|spawnSync/)
    }, 'import no_such_module\n'))

  test('a folder without functions is told', () =>
    inFolder(async ({ ends }) => {
      assert.match(ends(['fns']).errors, /^error: There are no functions in this folder\./)
    }, 'def plain(): pass\n'))

  test('functions are really served, signals are passed on, and the exit code is that of the runtime', async () => {
    const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'k3s-platform-python')
    const environment = virtualEnvironment(python, [join(root, 'runtime/python/requirements.txt')], cache)
    if ('problem' in environment) {
      process.stdout.write(`skipped: ${environment.problem}\n`)
      return
    }
    await inFolder(async ({ folder, variables, write }) => {
      const port = await freePort()
      const child = spawn(process.execPath, [program.file, 'run', 'fns', '--function', 'hello', '--port', `${port}`], {
        cwd: folder,
        env: variables({ VIRTUAL_ENV: join(environment.program, '../..') }),
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      child.stdout.resume()
      const ended = once(child, 'exit')
      try {
        assert.is(await answerOf(port, '"world"'), '{"hello":"world"}')
        write('fns/functions/api.py', functions.replace('"world"', '"changed"'))
        assert.is(await answerOf(port, '"changed"'), '{"hello":"changed"}')
      } finally {
        child.kill('SIGTERM')
        // Whoever stops a group of processes reaches them twice.
        child.kill('SIGTERM')
      }
      assert.equal(await ended, [0, null])
      assert.is(
        await fetch(`http://127.0.0.1:${port}/hello`).then(
          () => 'served',
          () => 'gone',
        ),
        'gone',
      )
    })
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

/** Asks until the answer has a text; whoever waits for ever is ended by the test run. */
async function answerOf(port: number, text: string): Promise<string> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/hello`).then(
      response => response.text(),
      () => '',
    )
    if (answer.includes(text)) return answer
    await passed(50)
  }
}

test.after(() => program.remove())

test.run()
