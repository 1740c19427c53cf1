import { type Diagnostic, error } from '../ir/diagnostic.ts'
import { enumerated } from '../ir/enumerated.ts'
import type { Origin } from '../ir/origin.ts'
import type { Orphans } from './find-orphans.ts'
import type { Takedown } from './find-takedown.ts'

/** Where something about the delivery of a tree is reported. */
export interface DeliveryContext {
  readonly environment: string
  readonly at?: Origin | undefined
}

/** How the root Application of an environment is found. */
export interface Root {
  readonly name: string
  /** The command that resumes its synchronization. */
  readonly resume: string
}

/**
 * An Application is removed from the tree, and its finalizer deletes everything that it applied, which the tree still
 * has under another owner: the mode of Argo CD, a prefix or the name of a unit has changed. Everything would be down
 * until the new owner has recreated it. The hint has the commands that remove the old owner and keep its objects. If
 * selectors change with the name, as in a renamed stack, that is not possible. With `--allow-remove` the tree is
 * written.
 */
export function takesDown(
  takedown: Takedown,
  root: Root,
  { environment, at, allowed }: DeliveryContext & { readonly allowed: boolean },
): Diagnostic {
  const { applications, applicationSets, objects, remade } = takedown
  const owners = [
    ...applications.map(name => `Application/${name}`),
    ...applicationSets.map(name => `ApplicationSet/${name}`),
  ]
  const what = objects.length > 0 ? enumerated(objects, 4) : 'everything that they applied'
  return {
    code: 'diff/takes-down',
    severity: allowed ? 'info' : 'error',
    message: `${enumerated(owners, 4)} would be removed from Argo CD in ${environment} and delete objects that the tree still has: ${what}.`,
    environments: [environment],
    ...(at && { at }),
    hint:
      remade.length > 0
        ? `An immutable field changes, so Kubernetes must recreate: ${enumerated(remade, 4)}. Nothing runs in between. To avoid that, keep the name. If it is intended: --allow-remove`
        : waysToKeep(takedown, root),
  }
}

function waysToKeep({ applications, applicationSets, namespace, root: old, rest }: Takedown, root: Root): string {
  const kubectl = (verb: string, rest: string) => `  kubectl ${verb} --namespace ${namespace} ${rest}`
  const patch = (names: string, body: string) => kubectl('patch', `application ${names} --type merge --patch '${body}'`)
  const name = old ?? root.name
  const names = applications.join(' ')
  return [
    'To keep it running, build with --allow-remove, and before you push:',
    patch(name, '{"spec":{"syncPolicy":{"automated":null}}}'),
    ...(applications.length > 0
      ? [patch(names, '{"metadata":{"finalizers":null}}'), kubectl('delete', `application ${names}`)]
      : []),
    ...applicationSets.map(set => kubectl('delete', `applicationset ${set} --cascade=orphan`)),
    'After you have pushed:',
    kubectl('annotate', `application ${name} argocd.argoproj.io/refresh=hard`),
    kubectl(
      'wait',
      `application ${name} --for=jsonpath='{.status.sync.revision}'="$(git rev-parse HEAD)" --timeout=5m`,
    ),
    ...(name === root.name ? [] : [`application/${name}`, ...rest].map(what => kubectl('delete', what))),
    `  ${root.resume}`,
  ].join('\n')
}

/**
 * Objects are removed from the tree, and the project of the new tree no longer allows their namespace or kind. Argo CD
 * ignores what a project does not allow: it deletes none of the objects, reports that everything is synchronized, and
 * they keep running without an owner. Keep the namespace allowed for this build; remove the key in a later one, after
 * Argo CD has deleted them. `--allow-remove` changes nothing about that.
 */
export function leavesRunning(
  { project, namespaces, kinds, objects }: Orphans,
  written: { readonly namespaces: readonly string[]; readonly kinds: readonly string[] },
  { environment, at }: DeliveryContext,
): Diagnostic {
  const keys = {
    namespaces: [...written.namespaces, ...namespaces],
    cluster_resources: [...written.kinds, ...kinds].map(kind => kind.replace(/^\//, '')),
  }
  const told = Object.entries(keys).filter(([key]) => (key === 'namespaces' ? namespaces : kinds).size > 0)
  return error(
    'diff/leaves-running',
    `The project "${project}" of ${environment} no longer allows objects that are removed from the tree, so Argo CD would keep them running: ${enumerated(objects, 4)}.`,
    at,
    `Keep them allowed until Argo CD has deleted them, and remove the key in a later build:\n${told
      .map(([key, names]) => `  argocd.create_project.${key}: [${names.join(', ')}]`)
      .join('\n')}`,
    { environments: [environment] },
  )
}
