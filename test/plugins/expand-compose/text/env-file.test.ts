import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { readEnvFile } from '../../../../src/plugins/expand-compose/text/env-file.ts'
import type { EnvFile } from '../../../../src/plugins/expand-compose/text/env-file-entry.ts'

const OUTSIDE: Readonly<Record<string, string>> = { CITY: 'Bonn', TOKEN: 'abc' }
const lookup = (name: string) => OUTSIDE[name]

function valuesOf(file: EnvFile): unknown {
  return 'problem' in file ? file : Object.fromEntries(file.entries.map(({ name, value }) => [name, value]))
}

/** What a file says, and what it sets. */
const READ: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  ['nothing', '', {}],
  ['comments and blank lines', '# one\n\n   # two\n', {}],
  ['a value', 'A=1', { A: '1' }],
  ['white space around it', '  A = 1  \n', { A: '1' }],
  ['Windows line ends and a byte order mark', '\uFEFFA=1\r\nB=2\r\n', { A: '1', B: '2' }],
  ['a colon for the equals sign', 'A: x=y', { A: 'x=y' }],
  ['export', 'export A=1\n\texport\tB=2\nexportC=3\nexport.D=4', { A: '1', B: '2', exportC: '3', 'export.D': '4' }],
  ['names with dots, dashes, brackets', 'a.b-c[0]=1', { 'a.b-c[0]': '1' }],
  ['an empty value', 'A=\nB=""\nC=\'\'', { A: '', B: '', C: '' }],
  ['a comment behind a value', 'A=1 # one\nB=2#two\nC="3" # three\nD="4"#four', { A: '1', B: '2#two', C: '3', D: '4' }],
  ['a hash sign in quotes', 'A="a #b"\nB=\'a #b\'', { A: 'a #b', B: 'a #b' }],
  ['the last of two lines', 'A=1\nA=2', { A: '2' }],
  ['other quotes in quotes', `A="it's"\nB='say "x"'`, { A: "it's", B: 'say "x"' }],
  ['escaped quotes', `A="a\\"b"\nB='it\\'s'`, { A: 'a"b', B: "it's" }],
  ['several lines in quotes', 'A="one\ntwo"\nB=\'three\nfour\'\nC=5', { A: 'one\ntwo', B: 'three\nfour', C: '5' }],
  ['escapes in double quotes', 'A="a\\tb\\nc\\\\d\\q\\0101"', { A: 'a\tb\nc\\d\\qA' }],
  ['no escapes elsewhere', "A='a\\tb'\nB=a\\tb", { A: 'a\\tb', B: 'a\\tb' }],
  ['variables from outside', 'A=$CITY\nB="in ${CITY}"', { A: 'Bonn', B: 'in Bonn' }],
  ['no variables in single quotes', "A='$CITY'", { A: '$CITY' }],
  ['variables of earlier lines', 'A=1\nB=${A}2\nC=$B$LATER\nLATER=x', { A: '1', B: '12', C: '12', LATER: 'x' }],
  ['variables from outside before those of lines', 'CITY=Ulm\nA=$CITY', { CITY: 'Ulm', A: 'Bonn' }],
  ['defaults', 'A=${NOWHERE:-${CITY}}', { A: 'Bonn' }],
  ['literal dollar signs', 'A=$$CITY\nB="\\$CITY"', { A: '$CITY', B: '$CITY' }],
  ['a name alone', 'CITY\nNOWHERE\nexport TOKEN', { CITY: 'Bonn', TOKEN: 'abc' }],
]

for (const [what, text, expected] of READ)
  test(`reads ${what}`, () => {
    assert.equal(valuesOf(readEnvFile(text, { lookup })), expected)
  })

/** What a file says, the line of the problem, and words of it. */
const REFUSED: readonly (readonly [string, number, RegExp])[] = [
  ['A=1\nB C=2', 2, /white space/],
  ['\n# x\n!A=2', 3, /"!"/],
  ['A="x\ny"\nB="open\nC=1', 3, /"B" is not closed/],
  ["A='x\\'", 1, /not closed/],
  ['A=1\n=2', 2, /the name before/],
  ['A=1\nB=${', 2, /name/],
  ['A=${NOWHERE?}', 1, /NOWHERE/],
]

for (const [text, line, problem] of REFUSED)
  test(`refuses ${JSON.stringify(text)} in line ${line}`, () => {
    const file = readEnvFile(text, { lookup })
    assert.is('problem' in file && file.line, line)
    assert.match('problem' in file ? file.problem : '', problem)
  })

test('each entry knows its line and its variables', () => {
  const file = readEnvFile('A="1\n2"\n\n# x\nB=$TOKEN$GONE\nCITY', { lookup })
  assert.equal('entries' in file && file.entries, [
    { name: 'A', value: '1\n2', line: 1, variables: [], unset: [] },
    { name: 'B', value: 'abc', line: 5, variables: ['TOKEN'], unset: ['GONE'] },
    { name: 'CITY', value: 'Bonn', line: 6, variables: ['CITY'], unset: [] },
  ])
})

test('earlier files come last among the places where a variable is looked for', () => {
  const earlier = (name: string) => ({ CITY: 'Ulm', A: 'earlier', B: 'earlier' })[name]
  const file = readEnvFile('A=own\nX=$CITY $A $B\nB', { lookup, earlier })
  assert.equal(valuesOf(file), { A: 'own', X: 'Bonn own earlier' })
})

test('a raw file has neither quotes nor variables nor comments behind values', () => {
  const text = '\uFEFF A="1" # one\r\n# two\n\nB=$CITY=\nCITY\nNOWHERE\n'
  assert.equal(valuesOf(readEnvFile(text, { lookup, format: 'raw' })), { A: '"1" # one', B: '$CITY=', CITY: 'Bonn' })
  assert.equal(readEnvFile('A=1\n=2', { lookup, format: 'raw' }), {
    problem: 'the name before "=" is missing',
    line: 2,
  })
  assert.match(JSON.stringify(readEnvFile('A =1', { lookup, format: 'raw' })), /white space/)
})

test.run()
