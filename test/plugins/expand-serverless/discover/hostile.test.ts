import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { discovered } from './discovered.ts'
import { randomExpression } from './random-expression.ts'

/** Whatever a file holds, discovery comes to an end, throws nothing, and says things where they stand. */
const test = suite('discovery: hostile files')

const WORDS =
  '@ ( ) [ ] { } : , = == := -> . ... * ** + - / // % | \\ ; # " \' """ \'\'\' f" f\' rb" \n \n \n\t \n  \n    \r \f \0 0x 1_0 .5 1e 010 \\N{ \\x4 {{ }} !r lambda yield not in is if elif else try except finally with for while match case class def async await import from as k3sfn http http_trigger queue serverless path methods name True None dict f g x äö 😀 \ud800'.split(
    / (?! )/,
  )
const soup = fc.array(fc.constantFrom(...WORDS, ' ', ' '), { maxLength: 120 }).map(words => words.join(''))
const lines = fc.array(
  fc.tuple(fc.constantFrom('', '', '    ', '\t', '  '), fc.array(fc.constantFrom(...WORDS, ' '), { maxLength: 8 })),
  { maxLength: 30 },
)
const entries = join(dirname(fileURLToPath(import.meta.url)), '../../../python/entries')
const real = readdirSync(entries, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.py'))
  .sort()
  .map(path => readFileSync(join(entries, path), 'utf8'))

function check(text: string): void {
  const { functions, diagnostics } = discovered(text)
  const count = text.replace(/\r\n?/g, '\n').split('\n').length
  for (const { at, message, cause } of diagnostics) {
    assert.is(cause, undefined, message)
    if (!at) continue
    assert.ok(at.line >= 1 && at.line <= count && at.column >= 1 && at.length >= 1, message)
  }
  for (const { line } of functions) assert.ok(line >= 1 && line <= count)
}

test('a soup of words', () => {
  fc.assert(
    fc.property(soup, text => check(`from k3sfn import *\n${text}`)),
    { numRuns: 500 },
  )
})

test('lines of a soup, indented as they like', () => {
  const text = lines.map(all => all.map(([indent, words]) => indent + words.join(' ')).join('\n'))
  fc.assert(
    fc.property(text, broken => check(`import k3sfn as k, os\n${broken}`)),
    { numRuns: 500 },
  )
})

test('real files that are cut off, or have something cut out or put in', () => {
  const mutated = fc
    .tuple(fc.constantFrom(...real), fc.nat(), fc.nat({ max: 40 }), fc.constantFrom('', '', ...WORDS), fc.boolean())
    .map(([text, where, length, put, ends]) => {
      const at = where % (text.length + 1)
      return text.slice(0, at) + put + (ends ? '' : text.slice(at + length))
    })
  fc.assert(fc.property(mutated, check), { numRuns: 500 })
})

/** Statements of a module that have expressions in them. */
const STATEMENTS: readonly ((one: string, other: string) => string)[] = [
  (one, other) => `A = ${one}; B = ${other}`,
  (one, other) => `A: ${one} = ${other}`,
  (one, other) => `(A, [B, *C]) = D = ${one}, ${other}`,
  (one, other) => `A = 1; A += ${one}; (B)[${other}] = ${one}`,
  (one, other) => `${one}\ndel (A), B[${other}]`,
  (one, other) => `if ${one}: A = ${other}\nelif ${other}: (A) = 1`,
  (one, other) => `with (${one} as A, ${other} as B): C = (A)`,
  (one, other) => `for (A, (B)) in ${one}, ${other}: C = (A)`,
  (one, other) => `while ${one}:\n    A.append(${other})\nelse:\n    B = ${other}`,
  (one, other) => `def g(a=${one}, *, b: (${other}) = 1) -> ${one}: return ${other}\n@g\ndef h(): ...`,
  (one, other) => `@(${one})\n@http(path=${other})\nclass C(${one}): A = ${other}`,
  (one, other) => `match ${one}:\n    case (A, [B]) if ${other}: C = ${one}`,
  (one, other) => `try: A = ${one}\nexcept (${other}) as B: A = ${other}\nfinally: C = A`,
]

test('expressions of every kind, in statements of every kind', () => {
  const statement = fc
    .tuple(fc.constantFrom(...STATEMENTS), randomExpression, randomExpression)
    .map(([of, one, other]) => of(one, other))
  const text = fc.array(statement, { minLength: 1, maxLength: 3 }).map(statements => statements.join('\n'))
  fc.assert(
    fc.property(text, module => check(`import os\nfrom k3sfn import *\na = "a"\n${module}`)),
    { numRuns: 500 },
  )
})

const much = (text: string, times = 60_000): string => text.repeat(times)
const ABOVE = 'from k3sfn import *\n'

/** Files that would keep a careless reader for hours, or use up its stack. */
const HOSTILE: Readonly<Record<string, string>> = {
  'brackets within brackets': `${ABOVE}X = ${much('(')}`,
  'brackets within brackets that close': `${ABOVE}@http(methods=${'['.repeat(190)}${']'.repeat(190)})\ndef f(): ...`,
  'strings within strings': `${ABOVE}X = ${much(`f"{`)}`,
  'strings within strings with quotes of two kinds': `${ABOVE}X = ${much(`f"{f'{`)}`,
  'formats within formats': `${ABOVE}X = f"${much('{x:')}`,
  'fields that never end': `${ABOVE}X = f"""${much('{ { ')}`,
  'quotes that never end': `${ABOVE}X = ${much(`''' " `)}`,
  'prefixes in a row': `${ABOVE}@http(rate_limit=${much('-+~')}1)\ndef f(): ...`,
  'not in a row': `${ABOVE}@http(cors=${much('not ')}1)\ndef f(): ...`,
  'powers in a row': `${ABOVE}@http(rate_limit=2${much('**2')})\ndef f(): ...`,
  'a number that fills the memory': `${ABOVE}@http(rate_limit=${much('9')} << ${much('9')})\ndef f(): ...`,
  'sums in a row': `${ABOVE}@http(rate_limit=1${much('+1')})\ndef f(): ...`,
  'texts in a row': `${ABOVE}@http(path=${much('"/" ')})\ndef f(): ...`,
  'names in a row': `${ABOVE}@http(path=a${much('.a')})\ndef f(): ...`,
  'calls in a row': `${ABOVE}@http${much('()')}\ndef f(): ...`,
  'lambdas in a row': `${ABOVE}@${much('lambda ')}\ndef f(): ...`,
  'lambdas in a row that are called': `${ABOVE}X = ${much('lambda x: ')}http\n@X\ndef f(): ...`,
  'assignments in a row': `${ABOVE}${much('x = ')}1`,
  'statements in a row': `${ABOVE}${much('x = 1; ')}`,
  'decorators in a row': `${ABOVE}${much('@http\n', 5_000)}def f(): ...`,
  'functions of one name': `${ABOVE}${much('@http\ndef f(): ...\n', 3_000)}`,
  'a text that doubles': `${ABOVE}A = "x"\n${much('A = A + A\n', 500)}@http(path=A)\ndef f(): ...`,
  'a list that doubles': `${ABOVE}A = ["GET"]\n${much('A = [*A, *A]\n', 500)}@http(methods=A)\ndef f(): ...`,
  'a list of lists that doubles': `${ABOVE}A = ["GET"]\n${much('A = [A, A]\n', 500)}@http(methods=A)\ndef f(): ...`,
  'a dict that doubles': `${ABOVE}A = {"a": 1}\n${much('A = {**A, **A} | A\n', 500)}@http(**A)\ndef f(): ...`,
  'a number that doubles': `${ABOVE}A = 2\n${much('A = A * A\n', 500)}@http(rate_limit=A)\ndef f(): ...`,
  'an import of itself': `${ABOVE}${much('import functions\nfrom functions import *\n', 1_000)}`,
  'a module with ten thousand names': `import a${much('.a')}\nfrom ${much('.')}a import *\n`,
  'blocks within blocks': `${ABOVE}${Array.from({ length: 90 }, (_, level) => `${' '.repeat(level)}if 1:\n`).join('')}`,
  'blocks on one line': `${ABOVE}${much('if 1: ')}pass`,
  'names that look alike': `${ABOVE}${Array.from({ length: 3_000 }, (_, index) => `def f${index}(x): return f${index + 1}(x)\n`).join('')}@f0\ndef f(): ...`,
  'functions that wait to be read': `${ABOVE}${much('def g(x): return g(http2)\n', 3_000)}@g\ndef f(): ...`,
  'comments and backslashes': `${ABOVE}${much('\\\n')}${much('# x\n')}`,
}

for (const [name, text] of Object.entries(HOSTILE)) test(name, () => check(text))

test.run()
