import { because, type Fields, type Lifecycle, type LifecycleHandler, originsOf, trace } from 'k3s-platform/plugin'
import type { Container, LifecycleHandler as KubernetesHandler } from 'kubernetes-types/core/v1.js'
import { httpGet } from './probe.ts'

/** What happens after a container has started, and before it stops. */
export function lifecycle(asked: Lifecycle): NonNullable<Container['lifecycle']> {
  const { postStart, preStop } = asked
  return trace(asked, {
    ...(postStart && { postStart: trace<KubernetesHandler>(postStart, handler(postStart)) }),
    ...(preStop && { preStop: trace<KubernetesHandler>(preStop, handler(preStop)) }),
  })
}

function handler(asked: LifecycleHandler): Fields<KubernetesHandler> {
  const reason = originsOf(asked)
  switch (asked.kind) {
    case 'exec':
      return { exec: because(trace(asked, { command: trace(asked.command, [...asked.command]) }), reason) }
    case 'http':
      return { httpGet: because(httpGet(asked), reason) }
    case 'sleep':
      return { sleep: because(trace(asked, { seconds: asked.seconds }), reason) }
    default:
      return asked satisfies never
  }
}
