import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { composeSchema } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { shapeOf } from '../../../../src/plugins/expand-compose/read/shape.ts'
import { EVERY_SHAPE } from './every-shape.ts'
import { projectOf } from './project-of.ts'

const test = suite('shape of compose files')
const shape = shapeOf(await composeSchema())

test('a file with every key of the schema is right', () => {
  assert.equal(shape(EVERY_SHAPE), [])
})

test('what is right and what is wrong is what a validator of JSON Schema says', () => {
  const text = readFileSync(new URL('../../../../schemas/compose-spec.json', import.meta.url), 'utf8')
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(text))
  assert.ok(validate(EVERY_SHAPE))
  const count = { right: 0, wrong: 0 }
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), changes => {
      const file = JSON.parse(JSON.stringify(EVERY_SHAPE))
      for (const { place, key, value } of changes) changeAt(file, place, key, value)
      const isRight = validate(file)
      count[isRight ? 'right' : 'wrong']++
      assert.is(shape(file).length === 0, isRight, JSON.stringify(validate.errors?.slice(0, 3)))
    }),
    { numRuns: 1000 },
  )
  assert.ok(count.right > 100 && count.wrong > 100, JSON.stringify(count))
})

const scalar = fc.constantFrom<unknown[]>(null, true, 0, -1, 1.5, 5000, '', 'x', 'all', '1')
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('a', 'type', 'x-b', 'A B'), scalar, { maxKeys: 2, noNullPrototype: true }),
)
const change = fc.record({ place: fc.nat(), key: fc.constantFrom('x-new', 'new', 'a', 'image', 'type'), value })

/** Changes, removes or adds a value anywhere in the file. */
function changeAt(file: object, place: number, name: string, value: unknown): void {
  const holders: object[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    holders.push(node)
    for (const inner of Object.values(node)) visit(inner)
  }
  visit(file)
  const holder = holders[place % holders.length] as Record<string, unknown>
  const keys = Object.keys(holder)
  const key = keys[place % (keys.length + 1)]
  if (key === undefined && !Array.isArray(holder)) holder[name] = value
  else if (key !== undefined && place % 5 === 0 && !Array.isArray(holder)) delete holder[key]
  else if (key !== undefined) holder[key] = value
}

test('every mistake of a file is told once, where it stands, and how it would be right', async () => {
  const { project, diagnostics } = await projectOf(`services:
  web:
    imag: nginx
    ports: 80
    deploy: { replica: 1, image: x, resources: { limits: { cpu: 1 } } }
    healthcheck: { test: 5, retries: [] }
    volumes: [{ type: bindd, target: /x }]
    networks: [x, x]
    cpu_count: -1
    oom_score_adj: 2000
    pull_policy: sometimes
    environment: [1]
    memory: 1g
  db: { image: x, ports: }
  "a b": { image: x }
volumes: 5
`)
  assert.is(project, undefined)
  assert.equal(
    diagnostics.map(({ code, at, message, hint }) => `${code} ${at?.line}:${at?.column} ${message} ${hint}`),
    [
      'compose/unknown-key 3:5 Unknown key "imag" in service "web". Did you mean "image"?',
      'compose/wrong-type 4:12 "ports" must be a list, but is the number 80. Write: ports: [80]',
      'compose/unknown-key 5:15 Unknown key "replica" in "deploy". Did you mean "replicas"?',
      'compose/unknown-key 5:27 Unknown key "image" in "deploy". "image" belongs to service "web".',
      'compose/unknown-key 5:60 Unknown key "cpu" in "limits". Did you mean "cpus"?',
      'compose/wrong-type 6:26 "test" must be a string or a list, but is the number 5. Write: test: [5]',
      'compose/wrong-type 6:38 "retries" must be a number or a string, but is a list. Number of consecutive failures needed to consider the container as unhealthy. Default: 3.',
      'compose/unknown-value 7:23 "bindd" is not a valid value for "type". Did you mean "bind"? Valid values: bind, volume, tmpfs, cluster, npipe, image.',
      'compose/duplicate-item 8:19 Duplicate item "x" in "networks". Remove one of the two.',
      'compose/out-of-range 9:16 "cpu_count" must be at least 0, but is -1. Write a number that is at least 0.',
      'compose/out-of-range 10:20 "oom_score_adj" must be at most 1000, but is 2000. Write a number that is at most 1000.',
      `compose/wrong-format 11:18 "sometimes" is not a valid value for "pull_policy". Policy for pulling images. Options include: 'always', 'never', 'if_not_present', 'missing', 'build', or time-based refresh policies.`,
      'compose/wrong-type 12:19 "environment[0]" must be a string, but is the number 1. Put it in quotes: "1".',
      'compose/unknown-key 13:5 Unknown key "memory" in service "web". Keys of your own start with "x-".',
      'compose/wrong-type 14:19 "ports" must be a list, but is empty. Set a value, or remove the key.',
      'compose/wrong-name 15:3 "a b" is not a valid name in "services". Use letters, digits, ".", "_" and "-".',
      'compose/wrong-type 16:10 "volumes" must be a mapping, but is the number 5. Named volumes that are shared among multiple services.',
    ],
  )
})

test('services without a section, and keys that slipped by a level, are told where they belong', async () => {
  const hints = async (text: string) => (await projectOf(text)).diagnostics.map(({ hint }) => hint)
  assert.equal(await hints('web: { image: x }\nservices: { db: { image: y } }'), [
    'Is it a service? Then it belongs under "services".',
  ])
  assert.equal(await hints('services: { db: { image: y, replicas: 2 } }'), ['"replicas" belongs under "deploy".'])
  assert.equal(await hints('services: { db: { image: y, retries: 2 } }'), ['"retries" belongs under "healthcheck".'])
})

test('a mistake that is merged into many services by an anchor is told once', async () => {
  const { said } = await projectOf('x-a: &a { image: q, imag: z }\nservices: { a: *a, b: { <<: *a }, c: *a }')
  assert.equal(said, ['error compose/unknown-key compose.yaml:1:21', 'error compose/unknown-key compose.yaml:2:29'])
})

test('a service with a mistake is not blamed for what follows from it, others are for theirs', async () => {
  const { said } = await projectOf('services: { a: { image: [1] }, b: { image: x, depends_on: [c, a] } }')
  assert.equal(said, ['error compose/wrong-type compose.yaml:1:25', 'error compose/unknown-service compose.yaml:1:60'])
})

test('version is ignored whatever it is, and so is what begins with x-', async () => {
  for (const version of ['3', '"3.8"', '[1]', '']) {
    const { project, said } = await projectOf(
      `version: ${version}\nx-a: 1\nservices: { a: { image: x, x-b: { c: 1 } } }`,
    )
    assert.equal(said, ['info compose/version-ignored compose.yaml:1:1'])
    assert.equal(project?.services, { a: { image: 'x' } })
  }
})

test('files that hold nothing of use', async () => {
  const said = async (text: string) => (await projectOf(text)).said
  assert.equal(await said(''), ['error compose/empty-file compose.yaml:1:1'])
  assert.equal(await said('# nothing\n'), ['error compose/empty-file compose.yaml:1:1'])
  assert.equal(await said('- a'), ['error compose/not-a-map compose.yaml:1:1'])
  assert.equal(await said('a: [1'), ['error yaml/open-bracket compose.yaml:1:4'])
})

test.run()
