import {
  allowController,
  type Backend,
  type Context,
  definePlugin,
  mergeAnnotations,
  peerSourceOf,
  type Route,
  reportOverruled,
  type Workload,
  withProvenanceOf,
} from 'k3s-platform/plugin'
import { derivedAnnotations } from './annotations.ts'
import { haproxyClass } from './class.ts'
import { HEADER_KEYS, requestHeaders } from './headers.ts'
import { ingress } from './ingress.ts'
import { reportLimits } from './limits.ts'
import { HAPROXY, type HaproxyOptions, haproxyOptions } from './options.ts'
import { ownAnnotations } from './own-annotations.ts'
import { reportPrerequisites } from './prerequisites.ts'
import { SNIPPET_KEYS } from './rate-limit.ts'
import { reportStickTables } from './stick-tables.ts'

/** Serves routes of the class `haproxy`: the controller whose annotations start with `haproxy-ingress.github.io/`. */
export const ingressHaproxy = definePlugin<HaproxyOptions>({
  name: 'ingress-haproxy',
  options: haproxyOptions,
  ingressClasses: { haproxy: haproxyClass },
  apply(hooks, options) {
    const { classes = {}, ...common } = options
    const controllers = { haproxy: {}, ...classes }
    for (const [name, own] of Object.entries(controllers)) {
      const source = peerSourceOf({ ...common, ...own }, HAPROXY)
      hooks.ingress.for(name, 'haproxy').tap((route, backend, workload, context) => {
        serve(route, backend, workload, context)
        if (backend.direct) allowController(context, workload, 'HAProxy', source)
      })
    }
    hooks.delivery.tap((project, context) => reportPrerequisites(project, Object.keys(controllers), context))
  },
})

function serve(route: Route, backend: Backend, workload: Workload, context: Context): void {
  const own = ownAnnotations(route, context)
  reportLimits(route, own, context)
  reportStickTables(route, own, context)
  const headers = requestHeaders(route, backend, own, context)
  const merged = [...HEADER_KEYS, ...(route.rateLimit ? SNIPPET_KEYS : [])]
  const kept = Object.entries(own).filter(([key]) => !merged.includes(key))
  const { annotations, overruled } = mergeAnnotations(
    derivedAnnotations(route, backend, headers, own),
    withProvenanceOf(own, Object.fromEntries(kept)),
  )
  reportOverruled(context, overruled, own)
  context.emit(ingress({ route, backend, workload, annotations, project: context.project }), workload)
}
