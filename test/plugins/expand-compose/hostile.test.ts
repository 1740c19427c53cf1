import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { type Compilation, compile, loadConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appsYamlFor } from '../../generate/compose/entry.ts'
import { COMPOSE_FILE, FOLDER } from '../../generate/compose/files.ts'
import { composeProject, type GeneratedComposeProject } from '../../generate/compose-file.ts'
import { replacedAt, waysInto } from '../../generate/mutated.ts'
import type { Node } from '../../generate/node.ts'
import { print } from '../../generate/print.ts'
import { compileText } from '../../harness.ts'

/** Whatever a compose file says, what is wrong is told where it stands. */
const test = suite('compose: hostile files')
const main = COMPOSE_FILE

const service = (...lines: readonly string[]) => `services:\n  web:\n    image: nginx\n    ${lines.join('\n    ')}\n`
const levels = (count: number, line: (level: number) => string) =>
  Array.from({ length: count }, (_, level) => line(level)).join('')

/** Files that must be refused: the main one as text, or several by path. */
const REFUSED: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  'aliases that grow into billions': `x-0: &a0 [lol]\n${levels(30, level => `x-${level + 1}: &a${level + 1} [*a${level}, *a${level}, *a${level}]\n`)}services:\n  web:\n    image: nginx\n    command: *a30\n`,
  'an alias of what is around it': 'services: &all\n  web:\n    image: nginx\n    labels: *all\n',
  'merge keys of merge keys': `x-0: &m0 {a: b}\n${levels(25, level => `x-${level + 1}: &m${level + 1} {<<: [*m${level}, *m${level}]}\n`)}services:\n  web: {<<: *m25, image: nginx, nonsense: 1}\n`,
  'ten thousand nested lists': `services:\n  web:\n    image: nginx\n    command: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`,
  'ten thousand nested variables': service(`hostname: "${'${A:-'.repeat(10_000)}x${'}'.repeat(10_000)}"`),
  'a file that includes itself': `include: [compose.yaml]\n${service('restart: always')}`,
  'files that include each other': {
    [main]: `include: [a.yaml]\n${service('restart: always')}`,
    [`${FOLDER}/a.yaml`]: 'include: [b.yaml]\n',
    [`${FOLDER}/b.yaml`]: 'include: [a.yaml]\n',
  },
  'a service that extends itself': service('extends: web'),
  'services that extend each other': 'services:\n  a: {extends: b, image: x}\n  b: {extends: a, image: x}\n',
  'services of two files that extend each other': {
    [main]: service('extends: {file: a.yaml, service: one}'),
    [`${FOLDER}/a.yaml`]: `services:\n  one:\n    extends: {file: compose.yaml, service: web}\n`,
  },
  'services that wait for each other':
    'services:\n  a: {image: x, depends_on: [b]}\n  b: {image: x, depends_on: [a]}\n',
  'a file of variables above the folder': service('env_file: ../../secrets.env'),
  'a file of variables of the host': service('env_file: /etc/passwd'),
  'a file of labels of the host': service('label_file: /etc/passwd'),
  'an include from above': `include: [../../other.yaml]\n${service('restart: always')}`,
  'an include of the host': `include: [/etc/compose.yaml]\n${service('restart: always')}`,
  'an include of the network': `include: ["https://example.com/compose.yaml"]\n${service('restart: always')}`,
  'a base from above': service('extends: {file: ../../base.yaml, service: base}'),
  'a mount from above': service('volumes: ["../../../etc/passwd:/etc/passwd"]'),
  'a config from above': `configs: {c: {file: ../../../etc/passwd}}\n${service('configs: [c]')}`,
  'a config of the host': `configs: {c: {file: /etc/shadow}}\n${service('configs: [c]')}`,
  'a key of every object': service('__proto__: {polluted: true}'),
  'a service without a body': 'services:\n  web:\n',
  'services in a list': 'services: [web]\n',
  'a text': 'hello\n',
  'a list': '- services\n',
  'a number': '7\n',
  'several documents': `${service('restart: always')}---\nservices: 5\n`,
  'no YAML': 'services: {web: [}\n',
  'a text with zeros': 'services:\n  web:\n    image: "a\\0b"\n',
  'a variable that nobody closed': service('hostname: "${A"'),
  'a variable that is needed': service('hostname: "${A:?say which}"'),
  'a port beyond all ports': service('ports: ["70000:80"]'),
  'a range of ports that ends before it begins': service('ports: ["90-80:90-80"]'),
  'a quotation that nobody closed': service(`command: 'sh -c "echo'`),
  'an unknown key': service('imagee: x'),
  'an unknown network': service('networks: [nowhere]'),
  'an unknown volume': service('volumes: ["nowhere:/data"]'),
  'an unknown secret': service('secrets: [nowhere]'),
  'an unknown dependency': service('depends_on: [nowhere]'),
  'a duration of no time': service('healthcheck: {test: x, interval: soon}'),
  'memory of no size': service('mem_limit: plenty'),
}

/** Files that may be taken, if only the answer comes. */
const SURVIVED: Readonly<Record<string, string>> = {
  'all ports, several times': service(
    `ports: [${Array.from({ length: 20 }, (_, index) => `"1-65535:1-65535/${index % 2 ? 'udp' : 'tcp'}"`).join(', ')}]`,
  ),
  'all ports, exposed': service('expose: ["1-65535", "1-65535/udp"]'),
  'an empty file': '',
  'a remark': '# nothing\n',
  'nothing but services': 'services: {}\n',
  'names of every object': 'services:\n  constructor: {image: x}\n  toString: {image: x, depends_on: [constructor]}\n',
  'labels of every object': service('labels: {constructor: a, __proto__: b, hasOwnProperty: c}'),
  'a long text': service(`command: ${'a '.repeat(200_000)}`),
  'many services': `services:\n${levels(300, level => `  s${level}: {image: x${level ? `, depends_on: [s${level - 1}]` : ''}}\n`)}`,
}

for (const [name, files] of Object.entries(REFUSED))
  test(name, async () => {
    const compilation = await build(typeof files === 'string' ? { [main]: files } : files)
    isSound(compilation)
    assert.not(compilation.ok, 'nothing was refused')
    assert.is(({} as { polluted?: unknown }).polluted, undefined)
  })

for (const [name, text] of Object.entries(SURVIVED)) test(name, async () => isSound(await build({ [main]: text })))

test('a link out of the folder is not followed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'k3s-platform-links-'))
  try {
    const outside = join(folder, 'outside.env')
    writeFileSync(outside, 'PASSWORD=hunter2\n')
    const inside = join(folder, 'project', FOLDER)
    mkdirSync(inside, { recursive: true })
    symlinkSync(outside, join(inside, 'linked.env'))
    symlinkSync(folder, join(inside, 'linked'))
    writeFileSync(join(folder, 'project/apps.yaml'), appsYamlFor())
    for (const line of ['env_file: linked.env', 'env_file: linked/outside.env', 'volumes: ["./linked.env:/etc/a"]']) {
      writeFileSync(join(folder, 'project', main), service(line))
      const compilation = await compile(await loadConfig(join(folder, 'project/apps.yaml')), 'local')
      isSound(compilation)
      assert.not(compilation.ok, line)
      assert.not.match([...compilation.files].join(), 'hunter2')
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})

const VALUES: readonly unknown[] = [
  ...[
    null,
    true,
    5,
    -1,
    1.5,
    1e21,
    '',
    'x',
    '\u0000',
    'a'.repeat(300),
    '${X}',
    '${X:-1}',
    '${',
    '$',
    '..',
    '/',
    ':',
    '::',
    '1-2-3',
  ],
  ...[[], {}, [null], ['x', 'x'], [[1]], { a: 1 }, { name: null }, [{ source: 'x' }], { external: true }],
]

test('no value at any place makes the compiler fail', async () => {
  const mutated = composeProject.chain(made =>
    fc.record({
      made: fc.constant(made),
      path: fc.constantFrom(...waysInto(made.root)),
      value: fc.constantFrom(...VALUES),
    }),
  )
  await fc.assert(
    fc.asyncProperty(mutated, async ({ made, path, value }) => {
      isSound(await build({ ...made.files, [main]: print(replacedAt(made.root, path, value) as Node) }, made))
    }),
    { numRuns: 400 },
  )
})

function build(files: Readonly<Record<string, string>>, made?: GeneratedComposeProject): Promise<Compilation> {
  return compileText(appsYamlFor(), 'local', { files, variables: made?.variables })
}

/** Nothing was thrown, and every error has a place and a way out. */
function isSound({ diagnostics }: Compilation): void {
  for (const { code, message, at, hint, cause, severity } of diagnostics) {
    assert.is(cause, undefined, `${code}: ${message}\n${(cause as Error | undefined)?.stack}`)
    if (severity !== 'error') continue
    assert.ok(at, `${code} has no place: ${message}`)
    if (code !== 'yaml/syntax') assert.ok(hint, `${code} has no hint: ${message}`)
  }
}

test.run()
