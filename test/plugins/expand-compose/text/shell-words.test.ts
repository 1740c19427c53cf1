import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { shellWords } from '../../../../src/plugins/expand-compose/text/shell-words.ts'

const SPLIT: readonly (readonly [string, readonly string[]])[] = [
  ['', []],
  ['  \t\n', []],
  ['npm run  start', ['npm', 'run', 'start']],
  ['sh -c "echo \'hi\' && sleep 1"', ['sh', '-c', "echo 'hi' && sleep 1"]],
  [`echo 'a "b" \\n'`, ['echo', 'a "b" \\n']],
  ['echo "a \\"b\\" \\n"', ['echo', 'a "b" n']],
  ['a\\ b c\\\\d', ['a b', 'c\\d']],
  [`a"b"'c'd`, ['abcd']],
  [`x '' ""`, ['x', '', '']],
  ['echo $HOME ${A} *', ['echo', '$HOME', '${A}', '*']],
  ['echo $(date +%s "x") y', ['echo', '$(date +%s "x")', 'y']],
  ['echo `date -u`', ['echo', '`date -u`']],
  ['--x=\'{"a": 1}\'', ['--x={"a": 1}']],
  ['Größe 大', ['Größe', '大']],
]

for (const [line, words] of SPLIT)
  test(`splits ${JSON.stringify(line)}`, () => {
    assert.equal(shellWords(line), { words })
  })

for (const line of ['"open', "it's", 'end\\', 'f(x)', 'x)', '$(open', '`open'])
  test(`${JSON.stringify(line)} is no command line`, () => {
    assert.is(shellWords(line), undefined)
  })

test('what follows an unquoted operator is told apart', () => {
  assert.equal(shellWords('echo a && echo b'), { words: ['echo', 'a'], rest: '&& echo b' })
  assert.equal(shellWords('echo a; b'), { words: ['echo', 'a'], rest: '; b' })
  assert.equal(shellWords('run 2>file'), { words: ['run'], rest: '>file' })
  assert.equal(shellWords('echo \\; ";"'), { words: ['echo', ';', ';'] })
})

test.run()
