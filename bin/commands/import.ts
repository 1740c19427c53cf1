import type { Diagnostic, ImportedObject, ManifestImport } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { importTarget } from '../import/import-target.ts'
import { readManifestFiles } from '../import/read-manifest-files.ts'
import * as option from '../option.ts'
import { replaceFile } from '../replace-file.ts'
import { exitCodeFor } from '../report.ts'
import { counted } from '../summary.ts'
import { UsageError } from '../usage-error.ts'
import { variablesFor } from '../variables.ts'
import { type World, wantsColour } from '../world.ts'

const importEnvironment: option.Option = {
  ...option.environment,
  summary: 'The environment of the manifests (default: the only one, or local)',
}
const printOnly: option.Option = { name: 'dry-run', summary: 'Write nothing; print the new apps.yaml' }
const reportFormat = option.format('pretty', 'json')

/** Makes entries of apps.yaml from manifests that exist. */
export const importCommand: Command = {
  name: 'import',
  group: 'Build',
  summary: 'Convert manifests to entries of apps.yaml, and report every field that differs',
  operands: '<folder, file or ->',
  most: 1,
  examples: [
    'k3s-platform import manifests/ --env gcp',
    'kustomize build overlays/gcp | k3s-platform import - --env gcp',
    'k3s-platform import deployment.yaml --dry-run',
  ],
  options: [
    importEnvironment,
    option.file,
    option.noConfig,
    printOnly,
    reportFormat,
    option.meaning(option.exitCode, 'Exit with 3 if the entries build other objects'),
    option.variable,
    option.envFile,
    option.quiet,
  ],
  async run(given, world) {
    const [source] = given.operands
    if (source === undefined)
      throw new UsageError('Which manifests?', 'Name a folder or a file, or - for what is piped in.')
    const manifests = await readManifestFiles(source, world)
    const target = await importTarget(given, world)
    const { importManifests } = await import('k3s-platform')
    const made = await importManifests({ ...target, manifests, variables: variablesFor(given, world) })
    await tellReport(made, given, world)
    await tellMistakes(made.mistakes, manifests, given, world)
    if (exitCodeFor(made.mistakes) !== EXIT.fine) {
      world.errors.write('error: There are errors in the manifests. Nothing was written.\n')
      return EXIT.errors
    }
    if (made.apps.length === 0) {
      world.errors.write('error: There is nothing to import: no Deployment became an entry.\n')
      return EXIT.errors
    }
    if (!given.has(printOnly)) replaceFile(target.path, made.text, target.before)
    const isSame = made.objects.every(({ outcome }) => outcome === 'same') && made.refused.length === 0
    if (!given.has(option.quiet)) world.errors.write(summaryOf(made, given.has(printOnly) ? undefined : target.shown))
    return given.has(option.exitCode) && !isSame ? EXIT.differences : EXIT.fine
  },
}

/** The report is the result, unless the file is; for programs both are. */
async function tellReport(made: ManifestImport, given: Arguments, world: World): Promise<void> {
  const isDry = given.has(printOnly)
  if (given.text(reportFormat) === 'json') {
    const { apps, refused, unread, mistakes, objects, text } = made
    const report = { apps, refused, unread, mistakes, objects, ...(isDry && { text }) }
    world.output.write(`${JSON.stringify(report, undefined, 2)}\n`)
    return
  }
  if (isDry) world.output.writeFile(made.text)
  const { importReportText, palette } = await import('k3s-platform')
  const stream = isDry ? world.errors : world.output
  const paint = palette(wantsColour(stream, world.variables))
  if (!given.has(option.quiet)) stream.write(importReportText(made.objects, paint))
  for (const { file, why } of made.unread) world.errors.write(`${paint.warning('warning')}: ${file}: ${why}\n`)
  for (const { name, why } of made.refused)
    world.errors.write(`${paint.warning('warning')}: Deployment "${name}" becomes no entry: ${why}\n`)
}

/** What is wrong with the manifests, which the report for programs has. Lines of Secrets are not shown. */
async function tellMistakes(
  mistakes: readonly Diagnostic[],
  manifests: ReadonlyMap<string, string>,
  given: Arguments,
  world: World,
): Promise<void> {
  if (given.text(reportFormat) === 'json') return
  const { palette, prettyReport } = await import('k3s-platform')
  const told = given.has(option.quiet) ? mistakes.filter(({ severity }) => severity === 'error') : mistakes
  world.errors.write(
    prettyReport(told, {
      sources: new Map([...manifests].filter(([, text]) => !/\bkind["']?\s*:\s*["']?Secret\b/.test(text))),
      palette: palette(wantsColour(world.errors, world.variables)),
      verbose: false,
    }),
  )
}

function summaryOf({ apps, objects }: ManifestImport, shown: string | undefined): string {
  const of = (outcome: ImportedObject['outcome']) => objects.filter(object => object.outcome === outcome).length
  const facts = [
    counted(apps.length, 'app'),
    `${of('same')} of ${counted(objects.length - of('added'), 'object')} the same`,
    ...(of('changed') > 0 ? [`${of('changed')} changed`] : []),
    ...(of('left out') > 0 ? [`${of('left out')} left out`] : []),
    ...(of('added') > 0 ? [`${of('added')} new`] : []),
    shown === undefined ? 'nothing written' : `written to ${shown}`,
  ]
  return `${facts.join(' · ')}\n`
}
