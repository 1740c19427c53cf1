import { keyOriginOf, originsOf, Tagged } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readYaml } from '../../src/config/read-yaml.ts'
import { sourceFile } from '../../src/config/source-file.ts'
import { nodeOf } from '../node-of.ts'

const test = suite('read-yaml')

test('every value knows its line and column, and its key path', () => {
  const node = nodeOf('apps:\n  - name: web\n    ingress: {path: /x}\n') as { apps: { ingress: object }[] }
  const { line, column, path } = originsOf(node.apps[0]!.ingress, 'path')[0]!
  assert.equal([line, column, path], [3, 21, 'apps[0].ingress.path'])
  assert.is(keyOriginOf(node.apps[0]!.ingress, 'path')?.column, 15)
})

test('keys that are no plain words are quoted in the path', () => {
  const node = nodeOf('annotations: {"example.com/team": a}') as { annotations: object }
  assert.is(originsOf(node.annotations, 'example.com/team')[0]?.path, 'annotations["example.com/team"]')
})

test('a number that prints differently knows its spelling, through aliases and merge keys too', () => {
  const text =
    'a: &a 1.10\nb: 0644\nc: "1.10"\nd: 12345678901234567890\ne: 8080\nf: *a\ng: &g {h: 1e3}\ni: {<<: *g}\nj: [0x1F]'
  const { value, spelling } = readYaml(sourceFile('f', text))
  const node = value as { g: object; i: object; j: object }
  assert.equal(
    ['a', 'b', 'c', 'd', 'e', 'f'].map(key => spelling?.(node, key)),
    ['1.10', '0644', undefined, '12345678901234567890', undefined, '1.10'],
  )
  assert.equal([spelling?.(node.g, 'h'), spelling?.(node.i, 'h'), spelling?.(node.j, 0)], ['1e3', '1e3', '0x1F'])
  assert.is(readYaml(sourceFile('f', 'a: 1')).spelling, undefined)
})

test('numbers are read as their spelling where the reader is asked for it', () => {
  const { value } = readYaml(sourceFile('f', 'a: 1.10\nb: 8080\nc: 0440'), { version: '1.2', spelledNumbers: true })
  assert.equal(value, { a: '1.10', b: 8080, c: '0440' })
})

test('anchors and merge keys: what stands in the map itself wins', () => {
  assert.equal(nodeOf('base: &base {a: 1, b: 2}\nx: {<<: *base, b: 3}\ny: [*base]'), {
    base: { a: 1, b: 2 },
    x: { b: 3, a: 1 },
    y: [{ a: 1, b: 2 }],
  })
})

test('values of charts may have no typed tags either', () => {
  const { diagnostics } = readYaml(sourceFile('values.yaml', 'a: !!binary aGk='), { version: '1.1' })
  assert.equal(
    diagnostics.map(({ code }) => code),
    ['yaml/unknown-tag'],
  )
})

test('tags of plain data are read, and a line that asks for YAML 1.1 makes no dates', () => {
  assert.equal(nodeOf('%YAML 1.1\n---\na: !!str 1\nb: !!int "2"\nc: !!map {}\nd: 2001-01-01'), {
    a: '1',
    b: 2,
    c: {},
    d: '2001-01-01',
  })
})

const MISTAKES: readonly (readonly [text: string, code: string, line: number, column: number])[] = [
  ['a: 1\na: 2', 'yaml/duplicate-key', 2, 1],
  ['a:\n\tb: 1', 'yaml/tab', 2, 1],
  ['a: 1\n---\nb: 2', 'yaml/multiple-documents', 2, 1],
  ['a: *nobody', 'yaml/unknown-alias', 1, 4],
  ['a: &self {b: *self}', 'yaml/unknown-alias', 1, 14],
  ['? [a]\n: b', 'yaml/complex-key', 1, 3],
  ['a: {__proto__: {b: 1}}', 'yaml/reserved-key', 1, 5],
  ['a: !secret x', 'yaml/unknown-tag', 1, 4],
  ['a: !!binary aGk=', 'yaml/unknown-tag', 1, 4],
  ['%YAML 1.1\n---\na: !!binary aGk=', 'yaml/unknown-tag', 3, 4],
  ['a: !!timestamp 2001-01-01', 'yaml/unknown-tag', 1, 4],
  ['a: !!set {b, c}', 'yaml/unknown-tag', 1, 4],
  ['a: !!omap [b: 1]', 'yaml/unknown-tag', 1, 4],
  ['a: !!pairs [b: 1]', 'yaml/unknown-tag', 1, 4],
  ['a: !<tag:yaml.org,2002:binary> aGk=', 'yaml/unknown-tag', 1, 4],
  ['!!binary aGk=: 1', 'yaml/unknown-tag', 1, 1],
  ['a: !!int b', 'yaml/unknown-tag', 1, 4],
  ['a: {', 'yaml/open-bracket', 1, 4],
  ['a: "x', 'yaml/open-quote', 1, 4],
]

for (const [text, code, line, column] of MISTAKES)
  test(`${JSON.stringify(text)} is ${code}`, () => {
    const { diagnostics } = readYaml(sourceFile('apps.yaml', text))
    assert.equal(
      diagnostics.map(({ code, at }) => [code, at?.line, at?.column]),
      [[code, line, column]],
    )
  })

test('an alias bomb is refused before it goes off', () => {
  const levels = ['a: &a [1,1,1,1,1,1,1,1,1,1]']
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg'])
    levels.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join()}]`)
  assert.equal(readYaml(sourceFile('apps.yaml', levels.join('\n'))).diagnostics[0]?.code, 'yaml/too-many-aliases')
})

test('values files are read as Helm reads them', () => {
  const text = 'a: yes\nb: 017\nc: 1_000\nd: 12:30\ne: 2024-01-01\nf: "yes"\ng: off\nh: 0o17\ni: ~\nj: 1e3'
  assert.equal(readYaml(sourceFile('values.yaml', text), { version: '1.1' }).value, {
    a: true,
    b: 15,
    c: 1000,
    d: '12:30',
    e: '2024-01-01',
    f: 'yes',
    g: false,
    h: 15,
    i: null,
    j: 1000,
  })
})

test('tags that are kept are told apart from values, through aliases and merge keys too', () => {
  const tags = ['!reset', '!override']
  const text = `
a: !reset
b: !override [1, 2]
c: !override 8080
d: !override "80"
base: &base { e: !reset null, f: 1 }
merged: { <<: *base, f: 2 }
list: &list !override [x, !reset y]
alias: *list
`
  const { value, diagnostics } = readYaml(sourceFile('f', text), { version: '1.2', tags })
  assert.equal(diagnostics, [])
  const node = value as { merged: object; list: Tagged; c: Tagged }
  assert.equal(
    ['a', 'b', 'c', 'd', 'base', 'list', 'alias'].map(key => tagOf(node, key)),
    ['!reset', '!override', '!override', '!override', undefined, '!override', '!override'],
  )
  assert.equal([tagOf(node.merged, 'e'), tagOf(node.merged, 'f')], ['!reset', undefined])
  const list = node.list.value as object
  assert.equal([tagOf(list, 0), tagOf(list, 1)], [undefined, '!reset'])
  assert.is(node.c.value, 8080)
})

test('a tag that nobody asked for is a mistake', () => {
  const codes = (text: string, tags?: readonly string[]) =>
    readYaml(sourceFile('f', text), { version: '1.2', ...(tags && { tags }) }).diagnostics.map(({ code }) => code)
  assert.equal(codes('a: !reset 1'), ['yaml/unknown-tag'])
  assert.equal(codes('a: !resets 1\nb: !reset', ['!reset']), ['yaml/unknown-tag'])
})

test('whatever is nested too deeply is said at its place, and texts only look like it', () => {
  const say = (text: string) => readYaml(sourceFile('f', text)).diagnostics.map(({ code, at }) => `${code} ${at?.line}`)
  const steps = Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')
  const deep = ['['.repeat(50_000), `${'['.repeat(3000)}${']'.repeat(3000)}`, '{a: '.repeat(3000), '- '.repeat(3000)]
  for (const text of [...deep, '? '.repeat(3000)]) assert.equal(say(text), ['yaml/too-deep 1'])
  assert.equal(say(steps), ['yaml/too-deep 201'])
  for (const text of [
    `a: "${'['.repeat(500)}"`,
    `a: |\n  b\n${' '.repeat(500)}c`,
    `${'['.repeat(200)}${']'.repeat(200)}`,
  ])
    assert.equal(say(text), [])
})

function tagOf(node: object, field: string | number): string | undefined {
  const value = (node as Readonly<Record<string | number, unknown>>)[field]
  return value instanceof Tagged ? value.tag : undefined
}

test.run()
