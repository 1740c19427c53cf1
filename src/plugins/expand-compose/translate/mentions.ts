import { literalPattern, type Origin, originsOf } from 'k3s-platform/plugin'
import type { ComposeProject } from '../model/project.ts'

/** A place in a service that names another one. */
export interface Mention {
  readonly service: string
  /** The name of the variable, if the place is its value. */
  readonly variable?: string
  readonly at: Origin
}

/** Where other services probably connect to one by its name: in their variables and commands. */
export function mentionsOf(name: string, services: ComposeProject['services']): readonly Mention[] {
  // After a single slash it is part of a path.
  const written = new RegExp(`(?<![\\w.-]|(?<!/)/)${literalPattern(name)}(?![\\w.-])`)
  const found = Object.entries(services).flatMap(([service, { environment, command, entrypoint, healthcheck }]) =>
    service === name
      ? []
      : [environment, command, entrypoint, healthcheck?.test].flatMap(node =>
          Object.entries(node ?? {}).flatMap(([key, value]) =>
            typeof value === 'string' && written.test(value)
              ? originsOf(node, Array.isArray(node) ? Number(key) : key)
                  .slice(0, 1)
                  .map(at => ({ service, ...(node === environment && { variable: key }), at }))
              : [],
          ),
        ),
  )
  // An anchor brings one place into many services.
  const isFirst = ({ at }: Mention, index: number) => found.findIndex(other => isSamePlace(other.at, at)) === index
  return found.filter(isFirst).slice(0, MOST)
}

const MOST = 5

function isSamePlace(one: Origin, other: Origin): boolean {
  return one.file === other.file && one.line === other.line && one.column === other.column
}
