import { addressOf, type Context, type Origin, originsOf, type Project, type Workload } from 'k3s-platform/plugin'
import { calleeAsleep } from './http-messages.ts'
import type { KedaSettings } from './settings.ts'

/** A string of a container that may be an address, and its place. */
interface Text {
  readonly text: string
  readonly at: Origin | undefined
}

/**
 * Reports workloads that call the own Service of one that sleeps, by a variable or an argument. What an entry waits for
 * by `depends_on` is reported there.
 */
export function reportSleepingCallees(
  sleepers: readonly Workload[],
  project: Project,
  context: Context,
  settings: KedaSettings,
): void {
  const byName = new Map(sleepers.map(sleeper => [`${sleeper.namespace}/${sleeper.name}`, sleeper]))
  const known = new Map(project.units.map(({ unit, dependsOn }) => [unit, dependsOn]))
  for (const caller of project.workloads)
    for (const [sleeper, { text, at }] of calleesOf(caller, byName))
      if (caller.unit !== sleeper.unit && !known.get(caller.unit)?.includes(sleeper.unit))
        context.report({
          ...calleeAsleep(caller.unit, text, sleeper, settings.interceptor.port, at),
          entry: caller.unit,
        })
}

/** Each sleeper that a workload calls, with the first address that leads to it. */
function calleesOf(caller: Workload, sleepers: ReadonlyMap<string, Workload>): ReadonlyMap<Workload, Text> {
  const called = new Map<Workload, Text>()
  for (const written of textsOf(caller)) {
    if (!LOOKS_LIKE_AN_ADDRESS.test(written.text)) continue
    const address = addressOf(written.text, caller.namespace)
    if (!address || !('name' in address)) continue
    const sleeper = sleepers.get(`${address.namespace}/${address.name}`)
    if (sleeper && !called.has(sleeper)) called.set(sleeper, written)
  }
  return called
}

/** With a scheme or a port: a word alone may mean anything. */
const LOOKS_LIKE_AN_ADDRESS = /^(?:https?|grpc|ws):\/\/|^[a-z0-9][a-z0-9.-]*:\d{1,5}$/i

function textsOf({ container }: Workload): readonly Text[] {
  const variables = container.env.flatMap(variable =>
    variable.kind === 'literal' ? [{ text: variable.value, at: originsOf(variable, 'value')[0] }] : [],
  )
  const words = [container.command ?? [], container.args ?? []].flatMap(list =>
    list.map((word, index) => ({ text: word.replace(/^--?[\w-]+=/, ''), at: originsOf(list, index)[0] })),
  )
  return [...variables, ...words]
}
