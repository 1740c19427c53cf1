import type { ArgoCd } from '../ir/argo-cd.ts'
import { because, fieldOf, originsOf, trace } from '../ir/provenance.ts'
import type { Unit } from '../ir/unit.ts'
import { SYNC_WAVE } from './metadata.ts'
import type { KubernetesObject } from './object.ts'
import { type SyncPolicy, syncPolicy } from './sync-policy.ts'

/** Application of `argoproj.io/v1alpha1`, as far as it is written here. */
export interface Application<Source extends object = object> extends KubernetesObject {
  readonly spec: {
    readonly project: string
    readonly source: Source
    readonly destination: { readonly server: string; readonly namespace?: string }
    readonly syncPolicy: SyncPolicy
  }
}

/** The Application that keeps a unit as its source says. It waits for the units below it by its sync wave. */
export function application<Source extends object>(argoCd: ArgoCd, unit: Unit, source: Source): Application<Source> {
  const spec = trace(unit, {
    project: fieldOf(argoCd, 'project'),
    source: because(source, 'name'),
    destination: trace(argoCd, { server: argoCd.server, namespace: fieldOf(unit, 'namespace') }),
    syncPolicy: because(syncPolicy('made'), 'name'),
  })
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: trace(unit, {
      name: because(argoCd.namePrefix + unit.name, [
        ...originsOf(unit, 'name'),
        ...(argoCd.namePrefix === '' ? [] : originsOf(argoCd, 'namePrefix')),
      ]),
      namespace: fieldOf(argoCd, 'namespace'),
      labels: because({ 'app.kubernetes.io/name': unit.name, 'app.kubernetes.io/managed-by': 'k3s-platform' }, 'name'),
      annotations: because(waveOf(unit), 'depends_on'),
      // Removing the Application removes what it installed.
      finalizers: because(['resources-finalizer.argocd.argoproj.io'], 'name'),
    }),
    spec,
  }
}

function waveOf(unit: Unit): Record<string, string> {
  if (unit.wave === 0) return {}
  return trace(unit, { [SYNC_WAVE]: because(String(unit.wave), originsOf(unit, 'dependsOn')) })
}
