import { fieldOf, originsOf } from '../../ir/provenance.ts'
import type { Build as BuildIr, Development } from '../../ir/unit.ts'
import type { Workload } from '../../ir/workload.ts'
import type { App } from '../../schema/app.ts'
import type { Serverless } from '../../schema/serverless.ts'
import { type Lowering, lowered, textMap } from './lowering.ts'
import { kindOf, toRuns, withoutUnusedKeys } from './what-runs.ts'
import { toWorkload } from './workload.ts'

/** An entry of `apps` as the workload that it becomes. */
export function toAppWorkload(app: App, lowering: Lowering): Workload {
  const { name } = app
  const kind = kindOf(app)
  return toWorkload(
    withoutUnusedKeys(app, kind, lowering),
    {
      name,
      kind,
      ...(app.workload && { kindOrigins: originsOf(app, 'workload') }),
      labels: {
        app: name,
        'app.kubernetes.io/name': name,
        'app.kubernetes.io/managed-by': 'k3s-platform',
        'k3sapp.io/app': name,
      },
      selector: { app: name, 'k3sapp.io/app': name },
      imageName: name,
      secretName: `${name}-secrets`,
      scalesWithRoute: kind === 'Deployment',
      isBuilt: true,
      isForeign: false,
      claimName: volume => `${name}-${volume}`,
    },
    lowering,
    kind === 'Job' || kind === 'CronJob' ? () => toRuns(app, kind, lowering) : undefined,
  )
}

/** How the app's image is built; nothing when it exists already. */
export function toBuild(app: Pick<App, 'build' | 'image' | 'path'>): BuildIr | undefined {
  if (app.image !== undefined) return undefined
  const build = app.build ?? {}
  return lowered(build, {
    path: fieldOf(app, 'path'),
    dockerfile: build.dockerfile ?? 'Dockerfile',
    dockerfileDev: build.dockerfile_dev,
    context: build.context ?? '.',
    target: build.target,
    args: textMap(build.args),
  })
}

/** What development tools want to know. */
export function toDevelopment(
  entry: Pick<App, 'live_update' | 'port' | 'sync'> & Pick<Serverless, 'port_base'>,
): Development {
  return lowered(entry, {
    port: entry.port,
    portBase: entry.port_base,
    liveUpdate: entry.live_update,
    sync: entry.sync?.map(({ src, dest }) => ({ source: src, destination: dest })),
  })
}
