import { definePlugin, type Workload } from 'k3s-platform/plugin'
import { traefikClass } from './class.ts'
import { traefikExposure } from './exposure.ts'
import { reportNameCollisions } from './names.ts'
import { objectMistakes } from './object-checks.ts'
import { type TraefikOptions, toSettings, traefikOptions } from './options.ts'
import { deliverSettings, reportPrerequisites } from './prerequisites.ts'
import { type RouteTable, routeTable } from './route-table.ts'
import { serve } from './serve.ts'

/** The class of the Traefik that comes with k3s. */
const OF_K3S = 'traefik'

/** Serves routes of the class `traefik`. */
export const ingressTraefik = definePlugin<TraefikOptions>({
  name: 'ingress-traefik',
  options: traefikOptions,
  kinds: {
    'traefik.io/v1alpha1 IngressRoute': { place: 'route' },
    'traefik.io/v1alpha1 Middleware': { check: objectMistakes },
    'traefik.io/v1alpha1 ServersTransport': { check: objectMistakes },
  },
  installations: {
    'traefik.io': {
      project: 'Traefik',
      command:
        'helm install traefik traefik --repo https://traefik.github.io/charts --namespace traefik --create-namespace',
    },
  },
  platform: { traefik: 'What entries need of the Traefik that comes with k3s.' },
  ingressClasses: { traefik: traefikClass },
  exposure: traefikExposure,
  apply(hooks, options) {
    const { classes = {}, ...common } = options
    const behindOthers: Workload[] = []
    for (const [name, own] of Object.entries({ [OF_K3S]: {}, ...classes })) {
      const settings = toSettings({ ...common, ...own })
      let table: RouteTable | undefined
      hooks.ingress.for(name, OF_K3S).tap((route, backend, workload, context) => {
        if (!backend.direct) behindOthers.push(workload)
        table ??= routeTable(context.project.routes, name)
        serve(route, backend, workload, { table, settings, context })
      })
    }
    hooks.delivery.tap((project, context) => deliverSettings(project, behindOthers, context))
    hooks.check.tap(reportNameCollisions)
    hooks.check.tap(context => reportPrerequisites(behindOthers, context))
  },
})
