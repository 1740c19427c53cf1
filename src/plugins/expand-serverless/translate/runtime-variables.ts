import { type EnvVar, lowered, type Origin, originsOf, type Queue } from 'k3s-platform/plugin'
import type { Subject } from './entry.ts'
import { PORT } from './http-node.ts'
import { runtimeVariable, tokensRequired } from './messages.ts'
import { queueVariables } from './queue-variables.ts'

/**
 * The variables of a function: those of the user, and behind them what the runtime is told, which fits what is around the
 * pod and cannot be changed.
 */
export function withRuntimeVariables(
  written: readonly EnvVar[],
  subject: Subject,
  queue: Queue | undefined,
): readonly EnvVar[] {
  const { found, report } = subject
  const because = originsOf(found.trigger, 'type')
  const own: readonly EnvVar[] = [
    lowered(found, { kind: 'literal', name: 'K3SFN_FUNCTION', value: found.name }, { name: 'name', value: 'name' }),
    ...(found.trigger.type === 'http'
      ? [
          lowered(
            found.trigger,
            { kind: 'literal' as const, name: 'PORT', value: String(PORT) },
            { name: because, value: because },
          ),
        ]
      : []),
    ...(queue ? queueVariables(queue) : []),
    ...tokens(written, subject),
  ]
  const names = new Set(own.map(({ name }) => name))
  for (const variable of written)
    if (names.has(variable.name)) report(runtimeVariable(variable.name, found.name, originsOf(variable, 'name')[0]))
  return [...written.filter(({ name }) => !names.has(name)), ...own]
}

/** A Secret with tokens that callers need, unless the user has them from somewhere else. */
function tokens(written: readonly EnvVar[], { found, host, owner, report }: Subject): readonly EnvVar[] {
  const { trigger } = found
  if (trigger.type !== 'http' || trigger.auth === undefined) return []
  if (written.some(({ name }) => name === TOKENS)) return []
  const object = `${host}-auth`
  const at: readonly Origin[] = originsOf(trigger, 'auth')
  report(tokensRequired(found.name, object, owner.namespace, at[0]))
  return [
    lowered(
      trigger,
      { kind: 'reference', name: TOKENS, from: 'secret', object, key: 'tokens' },
      { name: at, object: at, key: at, from: at },
    ),
  ]
}

const TOKENS = 'K3SFN_AUTH_TOKENS'
