import { type EnvVar, originsOf, type Queue, tracedTo } from 'k3s-platform/plugin'
import type { Subject } from './entry.ts'
import { PORT } from './http-node.ts'
import { runtimeVariable, tokensRequired } from './messages.ts'
import { queueVariables } from './queue-variables.ts'

/**
 * The variables of a function: those of the user, then settings of the runtime, which match the pod and cannot be
 * changed.
 */
export function withRuntimeVariables(
  written: readonly EnvVar[],
  subject: Subject,
  queue: Queue | undefined,
): readonly EnvVar[] {
  const { found, report } = subject
  const own: readonly EnvVar[] = [
    tracedTo(originsOf(found, 'name'), { kind: 'literal', name: 'K3SFN_FUNCTION', value: found.name }),
    ...(found.trigger.type === 'http'
      ? [tracedTo<EnvVar>(originsOf(found.trigger, 'type'), { kind: 'literal', name: 'PORT', value: String(PORT) })]
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
  const at = originsOf(trigger, 'auth')
  report(tokensRequired(found.name, object, owner.namespace, at[0]))
  return [tracedTo(at, { kind: 'reference', name: TOKENS, from: 'secret', object, key: 'tokens' })]
}

const TOKENS = 'K3SFN_AUTH_TOKENS'
