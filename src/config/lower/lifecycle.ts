import type { Origin } from '../../ir/origin.ts'
import { because, keyOriginOf, originsOf } from '../../ir/provenance.ts'
import type { LifecycleHandler, Lifecycle as LifecycleIr, Port } from '../../ir/workload.ts'
import type { Hook, Lifecycle } from '../../schema/lifecycle.ts'
import { toHttpRequest } from './http-request.ts'
import { ambiguousHook, incompleteHook } from './lifecycle-messages.ts'
import { type Lowering, lowered, textList } from './lowering.ts'

/** What happens after the container has started and before it stops; nothing if it is not set. */
export function toLifecycle(
  written: Lifecycle | undefined,
  ports: readonly Port[],
  lowering: Lowering,
): LifecycleIr | undefined {
  const handler = (moment: keyof Lifecycle) => {
    const hook = written?.[moment]
    if (typeof hook !== 'object') return undefined
    return toHandler(hook, { moment, ports, at: keyOriginOf(written, moment) }, lowering)
  }
  const made = lowered<LifecycleIr>(written, { postStart: handler('post_start'), preStop: handler('pre_stop') })
  return Object.keys(made).length > 0 ? made : undefined
}

interface Moment {
  readonly moment: string
  readonly ports: readonly Port[]
  readonly at: Origin | undefined
}

const REQUEST_KEYS = ['path', 'port', 'scheme', 'headers'] as const

function toHandler(hook: Hook, { moment, ports, at }: Moment, lowering: Lowering): LifecycleHandler | undefined {
  const isRequest = REQUEST_KEYS.some(key => hook[key] !== undefined)
  const said = [hook.command !== undefined, isRequest, hook.sleep !== undefined].filter(Boolean)
  if (said.length !== 1) {
    lowering.report(ambiguousHook(moment, at))
    return undefined
  }
  if (hook.command) return lowered(hook, { kind: 'exec', command: textList(hook.command)! })
  if (hook.sleep !== undefined) return lowered(hook, { kind: 'sleep', seconds: because(hook.sleep, 'sleep') })
  const port = hook.port ?? (ports.find(({ name }) => name === 'http') ?? ports[0])?.containerPort
  if (port === undefined) {
    lowering.report(incompleteHook(moment, at ?? originsOf(hook)[0]))
    return undefined
  }
  return lowered(hook, { kind: 'http', path: hook.path ?? '/', port, ...toHttpRequest(hook) })
}
