import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { logicalLines } from '../../../../src/plugins/expand-serverless/discover/scan/logical-lines.ts'
import { closingOf } from '../../../../src/plugins/expand-serverless/discover/scan/token.ts'
import { tokenize } from '../../../../src/plugins/expand-serverless/discover/scan/tokenize.ts'

const test = suite('discovery: lines of Python')

const linesOf = (text: string): readonly string[] => {
  const { lines, problem } = logicalLines(text)
  return [
    ...lines.map(({ start, end, level }) => `${level} ${text.slice(start, end)}`),
    ...(problem ? [problem.problem] : []),
  ]
}

/** Each text is one logical line, whatever is in its strings and brackets. */
const ONE_LINE: Readonly<Record<string, string>> = {
  'quotes of the other kind': `x = "'" + '"'`,
  'escaped quotes': `x = "\\"" '\\'' r"\\"" rb'\\\\'`,
  'an escaped line break': `x = "a\\\nb"`,
  'a text of several lines': `x = """a\n"b"\n""c\n\\"""\n"""`,
  'no text at all': `x = "" '' """""" ''''''`,
  'quotes at the end of a text of several lines': `x = """a""" 'b' """c\\""""`,
  'brackets over lines': 'x = (\n1, [\n2],\n{3: 4}\n)',
  'brackets in comments': 'x = (  # ) ]\n1)',
  'brackets in strings': `x = (")", ']', """}""")`,
  'a backslash': 'x = 1 + \\\n  2',
  'a word that looks like a prefix': `x = nob"a" if 0 else 1`,
  'a field with quotes of the same kind': `x = f"{a["b"]} {f"{c["d"]}"}"`,
  'a field over lines, with a comment': `x = f"{\n  a  # }"\n}"`,
  'a field with a dict': `x = f"{ {'a': 1}['a'] }"`,
  'a field with a format of fields': `x = f"{a:{b}.{c}}" f'{d!r:>{e}}'`,
  'a format with what is a comment elsewhere': `x = f"{a:#x}" f"{b:{'#'}>10}"`,
  'a difference in a field': `x = f"{a != b}"`,
  'a lambda in a field': `x = f"{(lambda y: y)(1)}"`,
  'braces that are no field': `x = f"{{" f'}}' f"{{{a}}}"`,
  'a character by its name': `x = f"\\N{LEFT CURLY BRACKET}" "\\N{DIGIT ONE}"`,
  'a brace behind a backslash': `x = f"\\{a}" rf'\\{b["c"]}'`,
  'a field in a text of several lines': `x = f"""{\na\n}" {'''b'''} """`,
  'a template': `x = t"{a["b"]}"`,
}

for (const [name, text] of Object.entries(ONE_LINE))
  test(name, () => assert.equal(linesOf(`${text}\ny = 1\n`), [`0 ${text}`, '0 y = 1']))

test('levels of blocks, whatever they are indented by', () => {
  const text = 'a:\n  b:\n  \tc\n\n   # x\n  d\ne:\n\n        f'
  assert.equal(linesOf(text), ['0 a:', '1 b:', '2 c', '1 d', '0 e:', '1 f'])
})

test('comments are no part of a line', () => {
  assert.equal(linesOf('a  # b\n#c\n  # d\ne'), ['0 a', '0 e'])
})

/** What no Python reads, and why. */
const BROKEN: Readonly<Record<string, string>> = {
  'x = (': '"(" is never closed',
  'x = [)': 'unmatched ")"',
  '}': 'unmatched "}"',
  'x = "a': 'a string is never closed',
  'x = """a"': 'a string is never closed',
  'x = f"{a': 'a string is never closed',
  'x = f"{a:"': 'an f-string field is never closed',
  'x = f"{)}"': 'unmatched ")" in an f-string',
  'a:\n    b\n  c': 'its indentation does not match any outer block',
  'a:\n        b\n\tc': 'its indentation mixes tabs and spaces inconsistently',
  'a \\b': 'unexpected character after the line continuation "\\"',
  'a\0': 'it has a control character that Python does not allow',
}

for (const [text, problem] of Object.entries(BROKEN))
  test(`broken: ${JSON.stringify(text)}`, () => assert.is(linesOf(text).at(-1), problem))

test('a line has tokens, which know the brackets that close them', () => {
  const text = `@f(a=[1_0, .5e3, 0xFf], **b)[ﬁ]\\\n!= rb"c" # d`
  const tokens = tokenize(text, 0, text.length)
  assert.equal(
    tokens.map(token => token.text),
    [
      '@',
      'f',
      '(',
      'a',
      '=',
      '[',
      '1_0',
      ',',
      '.5e3',
      ',',
      '0xFf',
      ']',
      ',',
      '**',
      'b',
      ')',
      '[',
      'fi',
      ']',
      '!=',
      'rb"c"',
    ],
  )
  assert.equal(
    tokens.map((_, index) => closingOf(tokens, index)).filter(closing => closing !== undefined),
    [15, 11, 18],
  )
})

test.run()
