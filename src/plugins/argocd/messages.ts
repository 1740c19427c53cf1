import {
  type ArgoCd,
  type Diagnostic,
  enumerated,
  error,
  info,
  type Origin,
  OWN_CLUSTER,
  warning,
} from 'k3s-platform/plugin'
import { rootName } from './environment-application.ts'
import type { JobStep } from './job-step.ts'

type Place = Origin | undefined

/**
 * Applications wait for each other by sync waves, and Argo CD waits for a healthy Application only if it has a health
 * check for Applications: since version 1.8 none is built in. Add the one of Argo CD's manual (under "Resource Health",
 * Argocd App) to the ConfigMap `argocd-cm`, once per cluster.
 */
export function healthCheckRequired(at: Place): Diagnostic {
  return info(
    'argocd/health-check-required',
    '"depends_on" waits until a unit is ready only if the ConfigMap "argocd-cm" of Argo CD has a health check for Applications.',
    at,
    'Add the key resource.customizations.health.argoproj.io_Application: |\n  hs = { status = "Progressing", message = "" }\n  if obj.status ~= nil and obj.status.health ~= nil then\n    hs.status = obj.status.health.status\n    hs.message = obj.status.health.message or ""\n  end\n  return hs',
  )
}

/**
 * A unit depends on another one that has an Ingress. Argo CD considers an Ingress healthy when its controller has
 * published an address in its status; haproxy-ingress does so only with `controller.publishService.enabled: true`, the
 * Traefik of k3s always does. Without an address, everything that depends on the unit waits forever.
 */
export function ingressHoldsUp(unit: string, dependency: string, at: Place): Diagnostic {
  return info(
    'argocd/ingress-holds-up',
    `"${unit}" waits until the Ingress of "${dependency}" has an address, which the ingress controller must publish.`,
    at,
    'For haproxy-ingress, install its chart with controller.publishService.enabled=true.',
  )
}

/**
 * A stack has a Job, and services that wait until it completes. Argo CD waits; kubectl applies everything at once, so
 * the services start while the Job runs. The commands in the hint keep the order: apply the Job and what it needs,
 * wait, apply the rest. A Job whose image, command or environment variables change gets a new name, so the same
 * commands work for each deployment.
 */
export function jobsNotOrdered(unit: string, file: string, steps: readonly JobStep[]): Diagnostic {
  const apply = `kubectl apply -f ${file}`
  const commands = steps.flatMap(({ jobs, later }) => [
    `${apply} --selector 'app.kubernetes.io/name notin (${later.join(', ')})'`,
    `kubectl wait --for=condition=complete --timeout=10m --namespace ${jobs[0]?.namespace} ${jobs.map(({ name }) => `job/${name}`).join(' ')}`,
  ])
  return info(
    'argocd/jobs-not-ordered',
    `Services of "${unit}" depend on a completed Job, but kubectl applies everything at once.`,
    undefined,
    ['Set "argocd.repo_url", or apply in order:', ...commands, apply].join('\n  '),
  )
}

/**
 * Two units would have Applications of the same name, and names must be unique in the namespace of Argo CD. Rename one
 * of the units.
 */
export function nameCollision(
  unit: { readonly unit: string; readonly name: string },
  other: { readonly unit: string },
  at: Place,
  earlier: Place,
): Diagnostic {
  return error(
    'argocd/name-collision',
    `"${unit.unit}" and "${other.unit}" would have the same Application name, "${unit.name}".`,
    at,
    'Rename one of them.',
    { ...(earlier && { related: [{ message: 'the other one is here', at: earlier }] }) },
  )
}

/**
 * The Git repository of the generated tree is not set, so only charts have Applications. Set `argocd.repo_url` to get
 * one for every unit, or apply the manifests with kubectl.
 */
export function noRepository(): Diagnostic {
  return info(
    'argocd/no-repository',
    'Only charts have an Argo CD Application, because "argocd.repo_url" is not set.',
    undefined,
    'Set "argocd.repo_url" to get an Application for every unit.',
  )
}

/**
 * `depends_on` orders Applications of Argo CD, and without `argocd.repo_url` only charts have one. If you apply the
 * manifests yourself, keep the order; Kubernetes itself starts everything at once.
 */
export function orderNotKept(at: Place): Diagnostic {
  return info(
    'argocd/order-not-kept',
    '"depends_on" orders Argo CD Applications, but only charts have one here.',
    at,
    'Set "argocd.repo_url", or apply each unit after its dependencies.',
  )
}

/**
 * `depends_on` orders Applications of Argo CD by sync waves, but an ApplicationSet creates all of its Applications at
 * once. Everything starts together, so each app must retry until its dependencies are ready. Use `argocd.mode:
 * applications` to keep the order.
 */
export function orderLost(at: Place): Diagnostic {
  return warning(
    'argocd/order-lost',
    '"depends_on" has no effect with an ApplicationSet, which applies everything at once.',
    at,
    'Set "argocd.mode: applications", or remove "depends_on" and let the app wait for its dependencies.',
  )
}

/**
 * `create_project` is set for the AppProject `default`, which exists in every Argo CD installation. Replacing it would
 * break the Applications of other teams. Choose another name.
 */
export function projectOfEverybody(at: Place): Diagnostic {
  return error(
    'argocd/project-of-everybody',
    '"create_project" cannot create the project "default", which every Argo CD installation already has.',
    at,
    'Set "argocd.project" to another name, or remove "create_project".',
  )
}

/**
 * The generated AppProject allows the kinds that the entries use, but the build does not know what charts install. Most
 * operators install CustomResourceDefinitions, cluster roles and webhooks, which are cluster-scoped, or objects in
 * `kube-system`; Argo CD rejects them and names them. List them. A chart with namespaced objects only needs nothing.
 */
export function projectOfCharts(charts: readonly string[], at: Place): Diagnostic {
  return info(
    'argocd/project-of-charts',
    `The project allows the charts ${enumerated(charts)} to install no cluster-scoped kind except Namespace.`,
    at,
    'If Argo CD reports that a kind "is not permitted in project", list it under "create_project.cluster_resources", and a namespace under "create_project.namespaces".',
  )
}

/** A key of `argocd` requires the Git repository of the generated tree, which is not set. */
export function repositoryNeeded(key: string, at: Place): Diagnostic {
  return warning(
    'argocd/repository-needed',
    `"argocd.${key}" has no effect without "argocd.repo_url".`,
    at,
    'Set "argocd.repo_url" to the Git repository of the generated tree.',
  )
}

/** A unit has the name of an Application that Argo CD needs to apply the environment. Rename it. */
export function reservedName(unit: { readonly unit: string; readonly name: string }, at: Place): Diagnostic {
  return error(
    'argocd/reserved-name',
    `"${unit.unit}" cannot use the Application name "${unit.name}", which is reserved for the environment.`,
    at,
    'Rename the entry.',
  )
}

/**
 * A root Application applies the other Applications of an environment and follows its folder. Create it once with the
 * command in the hint. With `argocd.root: true`, it is written to `root.yaml`, which it does not apply itself: apply it
 * once, and again when it changes.
 */
export function rootApplication(argoCd: ArgoCd, environment: string, folder: string, at: Place): Diagnostic {
  const { repoUrl, revision, namespace } = argoCd
  const create = `argocd app create ${rootName(argoCd, environment)} --repo ${repoUrl} --revision ${revision} --path ${folder} --dest-server ${OWN_CLUSTER} --dest-namespace ${namespace} --sync-policy automated --auto-prune --self-heal --sync-option ServerSideApply=true`
  return info(
    'argocd/root-application',
    `Environment "${environment}" requires a root Application in Argo CD that follows the folder "${folder}".`,
    at,
    argoCd.root
      ? `Apply it once, and again when it changes: kubectl apply -f ${folder}/root.yaml`
      : `Create it once: ${create}`,
  )
}

/**
 * Several environments have Applications or a project with the same name, and names are unique within one Argo CD: the
 * environment that is applied last takes over the objects of the other. If each cluster has its own Argo CD, ignore
 * this. If one Argo CD serves several environments, give each a prefix. It is a warning when "argocd.server" is not the
 * cluster of Argo CD, because then one Argo CD serves all environments.
 */
export function sharedNames(
  names: readonly string[],
  { environments, isCertain, at }: { environments: readonly string[]; isCertain: boolean; at: Place },
): Diagnostic {
  const prefixes = environments.map(name => `${name}: ${name}-`).join(', ')
  return {
    code: 'argocd/shared-names',
    severity: isCertain ? 'warning' : 'info',
    message: `The environments ${enumerated(environments)} cannot share one Argo CD, because they have the same names: ${enumerated(names, 3)}.`,
    ...(at && { at }),
    environments,
    hint: `If they share one Argo CD, add to "argocd": name_prefix: { ${prefixes} }`,
  }
}
