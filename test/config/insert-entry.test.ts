import { insertEntry } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('insertEntry')

const entry = '- name: new  # made\n  path: apps/new\n\n  # a comment\n  enabled: true\n'

/** What was added, as a piece of text; the rest must be the old text. */
function addedTo(text: string): string {
  const after = insertEntry(text, 'compose', entry)
  assert.ok(after !== undefined, text)
  let start = 0
  while (start < text.length && text[start] === after![start]) start++
  const end = text.length - start
  assert.is(after!.slice(after!.length - end), text.slice(start))
  return after!.slice(start, after!.length - end)
}

function made(text: string): string | undefined {
  return insertEntry(text, 'compose', entry)
}

test('a list that is not there is made at the end', () => {
  assert.is(made('a: 1\n'), `a: 1\n\ncompose:\n${entry.replace(/^(?=.)/gm, '  ')}`)
  assert.is(made('a: 1'), `a: 1\n\ncompose:\n${entry.replace(/^(?=.)/gm, '  ')}`)
  assert.is(made('a: 1\n\n'), `a: 1\n\ncompose:\n${entry.replace(/^(?=.)/gm, '  ')}`)
  assert.is(made('  a: 1\n'), `  a: 1\n\n  compose:\n${entry.replace(/^(?=.)/gm, '    ')}`)
})

test('the entry comes behind the last one, with its indentation', () => {
  assert.is(made('compose:\n- name: a\nb: 1\n'), `compose:\n- name: a\n\n${entry}b: 1\n`)
  assert.is(
    made('compose:\n    - name: a\n      b:\n        - c\n      # of a\n# of d\nd: 1\n'),
    `compose:\n    - name: a\n      b:\n        - c\n      # of a\n\n${entry.replace(/^(?=.)/gm, '    ')}# of d\nd: 1\n`,
  )
  assert.match(addedTo('compose:\n  -\n    name: a\n  - {name: b,\n     path: c}\n\nb: 1\n'), 'name: new')
})

test('comments, quotes, anchors and long texts stay as they are', () => {
  for (const text of [
    '# top\n\ncompose: # here\n  - name: "a"   # one\n    x: &y {b: 1}   \n\n  # two\n  - name: \'b\'\n    z: *y\n\n\n# three\nc: [1,\n 2]\n',
    'compose:\n  - name: a\n    text: |\n      - name: b\n\n      compose:\n  \nother: >-\n  text\n\n  more\n',
    'compose:\n  - name: a\n    text: |+\n      kept\n\n\nother: 1\n',
    'compose:\n  - name: a\n    text: "long\n\n      text"\n\tb: 1\n'.replace('\tb', '    b'),
    '---\na: 1\n...\n',
    'a: 1\ncompose:\n  - &first\n    name: a\n  - <<: *first\n    name: b\n',
  ])
    addedTo(text)
})

test('line ends are those of the file', () => {
  const text = 'a: 1\r\ncompose:\r\n  - name: a\r\nb: 2\r\n'
  const after = made(text)!
  assert.is(after.replaceAll('\r\n', '').includes('\n'), false)
  assert.is(after.split('\r\n').join('\n'), made(text.replaceAll('\r\n', '\n')))
})

test('an empty list is filled', () => {
  const own = entry.replace(/^(?=.)/gm, '  ')
  assert.is(made('compose:\nb: 1\n'), `compose:\n${own}b: 1\n`)
  assert.is(made('compose: []  # none\nb: 1\n'), `compose:  # none\n${own}b: 1\n`)
  assert.is(made('compose: ~\n'), `compose:\n${own}`)
  assert.is(made('compose: null\n'), `compose:\n${own}`)
  assert.is(made('compose:'), `compose:\n${own}`)
})

test('what cannot be added to without changing it is not', () => {
  for (const text of [
    'compose: [{name: a}]\n',
    '{"compose": []}\n',
    '{a: 1}\n',
    'x: &x\n  - name: a\ncompose: *x\n',
    'compose: "text"\n',
    'compose: {}\n',
    'a: [\n',
    'a: 1\n---\nb: 1\n',
    '',
  ])
    assert.is(made(text), undefined, text)
})

test.run()
