import { type Diagnostic, textIn, variableReference } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { secretRule } from '../../../src/config/secret-rule.ts'
import { KnownSecrets } from '../../../src/ir/known-secrets.ts'
import { interpolate } from '../../../src/plugins/resolve-env/interpolate.ts'
import { nodeOf } from '../../node-of.ts'

const test = suite('interpolate')
const variables = { NAME: 'shop', PORT: '8080', EMPTY: '', DEBUG: 'true', VERSION: '1.10', DB_PASSWORD: 'hunter2' }

const secrets = secretRule([], new KnownSecrets())

const CASES: readonly (readonly [text: string, value: unknown])[] = [
  ['a: plain', 'plain'],
  ['a: ${NAME}', 'shop'],
  ['a: "x-${NAME}-${PORT}"', 'x-shop-8080'],
  ['a: ${MISSING:-none}', 'none'],
  ['a: ${EMPTY:-none}', 'none'],
  ['a: ${MISSING:-${NAME}.example}', 'shop.example'],
  ['a: ${MISSING:-}', ''],
  ['a: ${NAME:?must be set}', 'shop'],
  ['a: "$${NAME}"', '${NAME}'],
  ['a: "cost $5 and $NAME"', 'cost $5 and $NAME'],
  ['a: ${PORT}', 8080],
  ['a: ${DEBUG}', true],
  ['a: ${MISSING:-2}', 2],
  ['a: "${PORT}"', 8080],
  ['a: [x, "${NAME}"]', ['x', 'shop']],
]

for (const [text, value] of CASES)
  test(`${text} → ${JSON.stringify(value)}`, () => assert.equal(visit(text).node.a, value))

const MISTAKES: readonly (readonly [text: string, code: string, words: RegExp])[] = [
  ['a: ${MISSING}', 'resolve-env/undefined-variable', /"MISSING" is not set\.$/],
  ['a: ${MISSING:?ask the platform team}', 'resolve-env/required-variable', /ask the platform team/],
  ['a: ${EMPTY:?must not be empty}', 'resolve-env/required-variable', /must not be empty/],
  ['a: "${NAME"', 'resolve-env/malformed-reference', /not closed/],
  ['a: ${1X}', 'resolve-env/malformed-reference', /name of a variable/],
  ['a: ${NAME:+x}', 'resolve-env/malformed-reference', /after "\$\{NAME"/],
  ['args: {a: "${DB_PASSWORD}"}', 'resolve-env/secret-in-tree', /"DB_PASSWORD" looks like a secret/],
]

for (const [text, code, words] of MISTAKES)
  test(`${text} is a mistake with its place`, () => {
    const { diagnostics } = visit(text)
    assert.is(diagnostics.length, 1)
    assert.is(diagnostics[0]?.code, code)
    assert.match(diagnostics[0]!.message, words)
    assert.is(diagnostics[0]?.at?.line, 1)
  })

test('a secret may be used for a variable of the container, where its value goes no further', () => {
  const { node, diagnostics } = visit(
    'environment: {A: "${DB_PASSWORD}", URL: "pg://${NAME}:${DB_PASSWORD}@db/$${x}", API_TOKEN: "${NAME}-${MISSING:-1}"}',
  )
  assert.equal(diagnostics, [])
  assert.equal(node.environment, {
    A: { from_secret: '${DB_PASSWORD}', key: 'A' },
    URL: `pg://shop:${variableReference('DB_PASSWORD')}@db/${'${x}'}`,
    API_TOKEN: { from_secret: '${NAME}-1', key: 'API_TOKEN' },
  })
})

test('a secret needs no value where pods have it from a Secret, and anywhere else it does', () => {
  const { node, diagnostics } = visit(
    'environment: {A: "${API_TOKEN}", URL: "pg://${NAME}:${API_TOKEN}@db", B: "${API_TOKEN:-}"}\nhost: ${API_TOKEN}',
  )
  assert.equal(node.environment, {
    A: { from_secret: '${API_TOKEN}', key: 'A' },
    URL: `pg://shop:${variableReference('API_TOKEN')}@db`,
    B: '',
  })
  assert.equal(
    diagnostics.map(({ code, at }) => `${code} ${at?.path}`),
    ['resolve-env/undefined-variable host'],
  )
})

test('the message of a required variable shows no secret', () => {
  const { diagnostics } = visit('a: ${MISSING:?log in with ${DB_PASSWORD} at ${NAME}}')
  assert.equal(
    diagnostics.map(({ code }) => code),
    ['resolve-env/required-variable'],
  )
  assert.match(diagnostics[0]!.message, /log in with \$\{DB_PASSWORD\} at shop/)
})

test('a number from a variable is text where the schema says so', async () => {
  const node = nodeOf('{environment: {A: "${VERSION}"}, build: {tag: "${PORT}"}, replicas: "${PORT}"}')
  const options = { variables, secrets, report: () => {} }
  assert.equal(interpolate(node, options, await textIn('apps')), {
    environment: { A: '1.10' },
    build: { tag: '8080' },
    replicas: 8080,
  })
})

test('a text without variables is the same node', () => {
  const node = nodeOf('a: {b: [1, x]}')
  assert.is(interpolate(node, { variables, secrets, report: () => {} }), node)
})

function visit(text: string): { node: Record<string, unknown>; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic)
  return { node: interpolate(nodeOf(text), { variables, secrets, report }), diagnostics }
}

test.run()
