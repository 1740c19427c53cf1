import type { Config } from '../config/config.ts'
import type { KnownKeys } from '../config/lower/lowering.ts'
import { reportNeededSecrets } from '../config/lower/needed-secrets.ts'
import { routeTable } from '../config/lower/route-table.ts'
import { lower } from '../config/lower.ts'
import type { Backend } from '../ir/backend.ts'
import { protocolOf, withBackendProtocol } from '../ir/backend-protocol.ts'
import { because, originsOf, trace, withProvenanceOf } from '../ir/provenance.ts'
import { primaryPortOf, type Workload } from '../ir/workload.ts'
import { applyPatches } from './apply-patches.ts'
import { deepFreeze } from './freeze.ts'
import type { Hooks } from './hooks.ts'
import { nameJobs } from './name-jobs.ts'
import type { RunState } from './run-state.ts'

/**
 * The pipeline. Read it from top to bottom; nothing else decides the order.
 * Lowering has made sure that every scaling type and ingress class has a plugin.
 */
export async function run(hooks: Hooks, known: KnownKeys, config: Config, state: RunState): Promise<void> {
  state.ingressClasses = known.ingress
  const context = state.context({ plugin: 'k3s-platform', stage: 'run' }, undefined)
  const valid = <Item extends { readonly unit: Workload['unit'] }>(items: readonly Item[]) =>
    items.filter(item => state.isSound(item))

  const resolved = await hooks.resolveEnv.promise(config, context)
  const lowered = await lower(resolved, {
    environment: state.environment,
    tags: state.tags,
    known,
    variables: state.variables,
    secretRule: unit => state.secrets.ruleOf(unit),
    report: diagnostic => state.report(diagnostic),
  })
  const composed = await hooks.expandCompose.promise(lowered, context)
  const expanded = await hooks.expandServerless.promise(composed, context)
  const routes = routeTable(expanded.workloads, diagnostic => state.report(diagnostic))
  const project = deepFreeze(withProvenanceOf(expanded, { ...expanded, routes }))
  state.project = project

  await hooks.project.promise(project, context)
  for (const workload of valid(project.workloads)) await hooks.workload.promise(workload, context)
  for (const workload of valid(project.workloads)) await hooks.security.promise(workload, context)

  const backends = new Map<Workload, Backend>()
  for (const workload of valid(project.workloads)) {
    const scaling = hooks.scaling.get(workload.scaling.type)
    if (scaling) backends.set(workload, await scaling.promise(ownService(workload), workload, context))
  }
  for (const [workload, backend] of backends) {
    const route = workload.route && withBackendProtocol(workload.route, backend, primaryPortOf(workload))
    if (!route || !state.isSound(workload)) continue
    await hooks.route.promise(route, backend, workload, context)
    await hooks.ingress.get(route.class)?.promise(route, backend, workload, context)
  }

  for (const chart of valid(project.charts)) await hooks.chart.promise(chart, context)
  await hooks.delivery.promise(project, context)
  applyPatches(valid(project.units), state.patchTarget())
  reportNeededSecrets(project.workloads, state.secretDeliveries(), diagnostic => state.report(diagnostic))
  nameJobs(valid(project.workloads), state.resources)
  await hooks.check.promise(context)
}

/** Where traffic goes when no scaler says otherwise: to the workload's own Service. */
function ownService(workload: Workload): Backend {
  const port = primaryPortOf(workload)
  const protocol = protocolOf(port)
  return {
    service: trace(workload, {
      name: workload.name,
      port: because(port?.name ?? port?.servicePort ?? 0, originsOf(port, 'name')),
    }),
    headers: {},
    ...(protocol && { protocol }),
    direct: true,
    because: originsOf(workload.scaling, 'type'),
  }
}
