import type { Diagnostic } from '../ir/diagnostic.ts'
import type { Project } from '../ir/project.ts'
import { compareDiagnostics, inOrder } from './order.ts'

/** What of one compose stack was translated approximately or dropped. */
export interface StackLosses {
  /** The stack, as `compose/monitoring`. */
  readonly unit: string
  /** Those that it was translated for. */
  readonly environments: readonly string[]
  /** Whether it has no errors; more losses may appear when they are fixed. */
  readonly complete: boolean
  readonly approximated: number
  readonly dropped: number
  /** Sorted by place, each reported once for all environments to which it applies. */
  readonly losses: readonly Loss[]
}

/** Something that a compose file says and that is not, or not quite, so in the cluster. */
export interface Loss extends Pick<Diagnostic, 'at' | 'code' | 'hint' | 'message'> {
  readonly loss: NonNullable<Diagnostic['loss']>
  /** The service that it is about, by its name in the compose file; absent when it is about the stack. */
  readonly service?: string
  readonly environments: readonly string[]
}

/** What a compilation knows of losses. */
export interface Translated {
  readonly environment: string
  readonly project?: Project | undefined
  readonly diagnostics: readonly Diagnostic[]
  readonly silenced: readonly Diagnostic[]
}

/** What every compose stack lost in these environments, also where the project does not want to hear of it. */
export function lossReport(compilations: readonly Translated[]): readonly StackLosses[] {
  const all = compilations.flatMap(({ diagnostics, silenced }) => [...diagnostics, ...silenced])
  const units = new Set([
    ...compilations.flatMap(({ project }) => (project?.units ?? []).map(({ unit }) => unit as string)),
    ...all.flatMap(({ entry }) => entry ?? []),
  ])
  return [...units]
    .filter(unit => unit.startsWith('compose/'))
    .sort()
    .map(unit => lossesOf(unit, compilations))
}

function lossesOf(unit: string, compilations: readonly Translated[]): StackLosses {
  const about = compilations.map(({ environment, project, diagnostics, silenced }) => {
    const said = [...diagnostics, ...silenced].filter(({ entry }) => entry === unit)
    return { environment, said, isThere: said.length > 0 || project?.units.some(known => known.unit === unit) }
  })
  const said = about.flatMap(compilation => compilation.said)
  const losses = merged(said).map(toLoss)
  return {
    unit,
    environments: about.filter(({ isThere }) => isThere).map(({ environment }) => environment),
    complete: !said.some(({ severity }) => severity === 'error'),
    approximated: losses.filter(({ loss }) => loss === 'approximated').length,
    dropped: losses.filter(({ loss }) => loss === 'dropped').length,
    losses,
  }
}

type LostDiagnostic = Diagnostic & Pick<Loss, 'loss'>

/**
 * Equal losses of several environments as one, whatever their level; what several services share is reported for each.
 */
function merged(diagnostics: readonly Diagnostic[]): readonly LostDiagnostic[] {
  const lost = diagnostics.flatMap(({ loss, ...rest }): LostDiagnostic[] =>
    loss ? [{ ...rest, loss, service: serviceOf(rest), severity: 'info' }] : [],
  )
  const services = new Set(lost.map(({ service }) => service))
  return [...services]
    .flatMap(name => inOrder(lost.filter(({ service }) => service === name)) as readonly LostDiagnostic[])
    .sort(compareDiagnostics)
}

/** The service that is named, or the one in whose block the place is. */
function serviceOf({ service, at }: Diagnostic): string | undefined {
  if (service !== undefined) return service
  const [, plain, quoted] = /^services(?:\.([\w-]+)|\[("(?:[^"\\]|\\.)*")\])/.exec(at?.path ?? '') ?? []
  return quoted === undefined ? plain : JSON.parse(quoted)
}

function toLoss({ service, loss, code, message, hint, at, environments = [] }: LostDiagnostic): Loss {
  return { ...(service !== undefined && { service }), loss, code, message, hint, at, environments }
}
