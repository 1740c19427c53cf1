import type { Diagnostic, StackLosses } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import type { Compiled } from './compiled.ts'
import { EXIT } from './exit-code.ts'
import { withLeftOut } from './left-out.ts'
import { debug, format, quiet, verbose } from './option.ts'
import type { OpenProject } from './project.ts'
import { fileInProject, folderInRepository, seenFrom } from './shown-places.ts'
import { packageVersion } from './version.ts'
import { type World, wantsColour } from './world.ts'

/** How diagnostics are reported. */
export const reportFormat = format('pretty', 'json', 'github', 'sarif')

/** Whether the report is for a program; then it is the result, and goes to standard output. */
export function isForMachines(given: Arguments): boolean {
  return (given.text(reportFormat) ?? 'pretty') !== 'pretty'
}

/** Everything that is to say about the environments, with what is wrong with the file as such. */
export function diagnosticsOf({ project, compilations, across }: Compiled): readonly Diagnostic[] {
  if (compilations.length === 0) return project.config.diagnostics
  return [...compilations.flatMap(({ diagnostics }) => diagnostics), ...across]
}

/** What the project does not want to hear about the environments. */
export function silencedOf({ compilations }: Compiled): readonly Diagnostic[] {
  return compilations.flatMap(({ silenced }) => silenced)
}

/** Reports diagnostics in the requested format; in JSON with what stacks lost, if given. */
export async function report(
  diagnostics: readonly Diagnostic[],
  project: OpenProject,
  given: Arguments,
  world: World,
  losses?: readonly StackLosses[],
): Promise<void> {
  const { githubReport, jsonReport, sarifReport } = await import('k3s-platform')
  const told = wanted(diagnostics, project, given)
  const folder = () => folderInRepository(project.folder)
  switch (given.text(reportFormat) ?? 'pretty') {
    case 'json':
      return world.output.write(jsonReport(told, { losses }))
    case 'github':
      return world.output.write(githubReport(told, { verbose: given.has(verbose), folder: folder() }))
    case 'sarif':
      return world.output.write(sarifReport(told, { version: packageVersion(), folder: folder() }))
    default:
      return tell(diagnostics, project, given, world)
  }
}

/** Reports diagnostics as text on standard error, whatever the format of the result. */
export async function tell(
  diagnostics: readonly Diagnostic[],
  project: OpenProject,
  given: Arguments,
  world: World,
): Promise<void> {
  const { palette, prettyReport, shownSource } = await import('k3s-platform')
  if (given.has(debug)) world.errors.write(stacks(diagnostics))
  world.errors.write(
    prettyReport(seenFrom(project.shownFolder, wanted(diagnostics, project, given)), {
      sources: { get: file => shownSource(project.config, fileInProject(project.shownFolder, file)) },
      palette: palette(wantsColour(world.errors, world.variables)),
      verbose: given.has(verbose),
    }),
  )
}

function wanted(diagnostics: readonly Diagnostic[], project: OpenProject, given: Arguments): readonly Diagnostic[] {
  const told = given.has(quiet) ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics
  return withLeftOut(told, project)
}

/** The exit code that diagnostics ask for. */
export function exitCodeFor(diagnostics: readonly Diagnostic[]): number {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.some(error => 'cause' in error)) return EXIT.bug
  return errors.length > 0 ? EXIT.errors : EXIT.fine
}

/** Where plugins failed, for those who ask for it. */
function stacks(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.flatMap(({ cause }) => (cause instanceof Error ? [`${cause.stack}\n`] : [])).join('')
}
