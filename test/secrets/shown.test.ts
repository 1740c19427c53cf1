import { diffTrees, explain, jsonDiff, markdownDiff, palette, prettyDiff, prettyReport } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { KnownSecrets } from '../../src/ir/known-secrets.ts'
import { compileText } from '../harness.ts'

const test = suite('what is shown of secrets')
const plain = palette(false)

test('known secrets are masked in every form, cut ones too', () => {
  const known = new KnownSecrets()
  for (const value of ['correct"horse', 'line of one\nline of two', 'short']) known.add(value)
  assert.is(known.mask('a correct"horse, twice: correct"horse'), 'a ***, twice: ***')
  assert.is(known.mask(JSON.stringify('correct"horse')), '"***"')
  assert.is(known.mask('it begins with correct"h… and ends'), 'it begins with ***… and ends')
  assert.is(known.mask('only line of two is shown'), 'only *** is shown')
  assert.is(known.mask('a short word'), 'a short word')
  assert.is(known.maskMarkedInPlace('x correct"horse y'), 'x ************* y')
})

const stack = (password: string) => ({
  text: 'version: "2"\nenvironments: { local: {} }\ncompose: [{ name: shop, path: shop }]\n',
  files: {
    'shop/compose.yaml': `services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${password}\n      PIN_PASSWORD: "${password.slice(0, 4)}"\n`,
  },
})

test('a difference says that a password is another one, and neither', async () => {
  const [before, after] = await Promise.all(
    ['OldSecret1', 'NewSecret2'].map(password => {
      const { text, files } = stack(password)
      return compileText(text, 'local', { files })
    }),
  )
  for (const then of [before!, before!.files]) {
    const diff = diffTrees({ environment: 'local', before: then, after: after! })
    const texts = [
      prettyDiff(diff, { palette: plain, base: 'main' }),
      markdownDiff([diff], 'main'),
      jsonDiff([diff], { kind: 'git', name: 'main' }),
    ]
    for (const text of texts) {
      assert.match(text, /POSTGRES_PASSWORD/)
      assert.not.match(text, /OldS|NewS/)
    }
  }
})

test('explain shows no secret that was written by hand, however short', async () => {
  const { text, files } = stack('OldSecret1')
  const compilation = await compileText(text, 'local', { files })
  const answer = JSON.stringify(explain(compilation, 'Deployment/db'))
  assert.match(answer, /PIN_PASSWORD/)
  assert.not.match(answer, /OldS/)
  // The tree has them, as the warning says.
  assert.match([...compilation.files.values()].join(''), /OldSecret1/)
})

test('a line of a file of variables has its name only', async () => {
  const { text } = stack('x')
  const { diagnostics, sources } = await compileText(text, 'local', {
    files: {
      'shop/compose.yaml': 'services: { web: { image: "nginx:1.29" } }\n',
      'shop/.env': 'DB_PASSWORD=hunter2\n# a comment\nPLAIN=of no interest\nBAD NAME=1\n',
    },
  })
  const report = prettyReport(diagnostics, { sources, palette: plain, verbose: true })
  assert.match(report, /PLAIN=\*+\n/)
  assert.not.match(report, /hunter2|of no interest/)
})

test('a message about a value shows no secret', async () => {
  const { diagnostics } = await compileText(
    'version: "2"\nenvironments: { local: {} }\napps: [{ name: web, image: "nginx:1.29", replicas: "${API_TOKEN}" }]\n',
    'local',
    { variables: { API_TOKEN: 'RealSecretValue' } },
  )
  assert.match(JSON.stringify(diagnostics), /resolve-env\/secret-in-tree/)
  assert.not.match(JSON.stringify(diagnostics), /RealSecret/)
})

test.run()
