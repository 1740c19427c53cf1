import type { Compilation, EntryFunction, UnitKey } from 'k3s-platform'

/** A function with the name that Python has for it, in an environment. */
export interface ListedFunction extends Omit<EntryFunction, 'name'> {
  readonly function: string
  readonly environment: string
  /** Its name in the cluster. */
  readonly object: string
}

/** The functions of a unit, in the order of their files. */
export function functionsOf(compilations: readonly Compilation[], unit: UnitKey): readonly ListedFunction[] {
  return compilations.flatMap(({ environment, project }) => {
    const found = project?.units.find(other => other.unit === unit)?.functions ?? {}
    return Object.entries(found).map(([name, { name: object, ...rest }]) => ({
      function: name,
      environment,
      object,
      ...rest,
    }))
  })
}

/** A function as a row of a table. */
export function rowOf(found: ListedFunction): Readonly<Record<string, string>> {
  const { function: name, environment, trigger, visibility, file, line } = found
  return { function: name, environment, trigger, 'started by': startOf(found), visibility, place: `${file}:${line}` }
}

function startOf({ path, methods = [], queue, schedule, timeZone }: ListedFunction): string {
  if (schedule !== undefined) return `${schedule} ${timeZone ?? ''}`.trim()
  return queue ?? `${methods.join(',')} ${path ?? ''}`.trim()
}
