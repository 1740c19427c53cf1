import type { ArgoCd } from '../ir/argo-cd.ts'
import { originsOf, trace } from '../ir/provenance.ts'
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
  const spec = {
    project: argoCd.project,
    source,
    destination: trace(
      argoCd,
      { server: argoCd.server, namespace: unit.namespace },
      { namespace: originsOf(unit, 'namespace') },
    ),
    syncPolicy: syncPolicy('made'),
  }
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: trace(
      unit,
      {
        name: argoCd.namePrefix + unit.name,
        namespace: argoCd.namespace,
        labels: { 'app.kubernetes.io/name': unit.name, 'app.kubernetes.io/managed-by': 'k3s-platform' },
        annotations: waveOf(unit),
        // Removing the Application removes what it installed.
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      {
        name: [...originsOf(unit, 'name'), ...(argoCd.namePrefix === '' ? [] : originsOf(argoCd, 'namePrefix'))],
        namespace: originsOf(argoCd, 'namespace'),
        labels: 'name',
        annotations: 'depends_on',
        finalizers: 'name',
      },
    ),
    spec: trace(unit, spec, { project: originsOf(argoCd, 'project'), source: 'name', syncPolicy: 'name' }),
  }
}

function waveOf(unit: Unit): Record<string, string> {
  if (unit.wave === 0) return {}
  return trace(unit, { [SYNC_WAVE]: String(unit.wave) }, { [SYNC_WAVE]: originsOf(unit, 'dependsOn') })
}
