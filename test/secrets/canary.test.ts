import fc from 'fast-check'
import {
  type Compilation,
  diffTrees,
  explain,
  githubReport,
  jsonDiff,
  jsonReport,
  lossReport,
  lossReportText,
  markdownDiff,
  palette,
  prettyDiff,
  prettyReport,
  sarifReport,
} from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../harness.ts'
import { formsOf, type MarkedProject, markedProject } from './marked-project.ts'

const test = suite('secrets are never printed')
const plain = palette(false)

test('no mark is in a tree, or in anything that is said about it', async () => {
  await fc.assert(
    fc.asyncProperty(markedProject, async project => {
      const compilation = await compiled(project)
      for (const [what, text] of [...compilation.files, ...said(compilation)])
        for (const mark of project.marks)
          for (const form of formsOf(mark)) assert.not(text.includes(form), `${what} has the mark ${form}:\n${text}`)
    }),
    { numRuns: 20 },
  )
})

test('a build without misplaced secrets succeeds, so that there is a tree to look at', async () => {
  const [project] = fc.sample(
    markedProject.filter(({ files }) => !/replicas: \$|1-\$|NOT_SET|hostname: "/.test(Object.values(files).join(''))),
    1,
  )
  const { ok, files } = await compiled(project!)
  assert.ok(ok)
  assert.ok(files.size > 4)
})

async function compiled({
  files: { 'apps.yaml': text = '', ...files },
  variables,
}: MarkedProject): Promise<Compilation> {
  return compileText(text, 'local', { files, variables })
}

function said(compilation: Compilation): readonly (readonly [what: string, text: string])[] {
  const { diagnostics, sources, resources, environment } = compilation
  const diffs = [diffTrees({ environment, before: new Map(), after: compilation })]
  const objects = [...resources.all()].map(({ ref }) => explain(compilation, `${ref.kind}/${ref.name}`))
  return [
    ['the report', prettyReport(diagnostics, { sources, palette: plain, verbose: true })],
    ['JSON', jsonReport(diagnostics, { losses: lossReport([compilation]) })],
    ['GitHub', githubReport(diagnostics, { verbose: true })],
    ['SARIF', sarifReport(diagnostics, { version: '1', folder: '' })],
    ['losses', lossReportText(lossReport([compilation]), plain)],
    ['diff', diffs.map(diff => prettyDiff(diff, { palette: plain, base: 'HEAD' })).join('')],
    ['diff as Markdown', markdownDiff(diffs, 'HEAD')],
    ['diff as JSON', jsonDiff(diffs, { kind: 'git', name: 'HEAD' })],
    ['explain', JSON.stringify(objects)],
    ['sources', [...sources.values()].join('\n')],
  ]
}

test.run()
