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
 * Applications wait for each other by sync waves, and Argo CD only waits for a healthy Application if it is told how to
 * see that: since version 1.8 it has no health check of its own for them. Add the one of Argo CD's manual (under
 * "Resource Health", Argocd App) to the ConfigMap `argocd-cm`, once per cluster.
 */
export function healthCheckRequired(at: Place): Diagnostic {
  return info(
    'argocd/health-check-required',
    'For "depends_on" to wait until a unit is ready, Argo CD needs a health check for Applications in its ConfigMap "argocd-cm".',
    at,
    'Add the key resource.customizations.health.argoproj.io_Application: |\n  hs = { status = "Progressing", message = "" }\n  if obj.status ~= nil and obj.status.health ~= nil then\n    hs.status = obj.status.health.status\n    hs.message = obj.status.health.message or ""\n  end\n  return hs',
  )
}

/**
 * A unit waits for another one that has an Ingress. Argo CD takes an Ingress for ready when its controller has written an
 * address into its status; haproxy-ingress does so only with `controller.publishService.enabled: true`, k3s's Traefik by
 * itself. Without an address everything that depends on the unit waits for ever.
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
 * A stack has a Job, and services that wait until it is done. Argo CD waits; kubectl applies everything at once, and the
 * services start while the Job runs. The hint has the commands that keep the order: apply what comes before, wait, apply
 * the rest. A Job whose image, command or variables change is a new one, so the same commands serve each deploy.
 */
export function jobsNotOrdered(unit: string, file: string, steps: readonly JobStep[]): Diagnostic {
  const apply = `kubectl apply -f ${file}`
  const commands = steps.flatMap(({ jobs, later }) => [
    `${apply} --selector 'app.kubernetes.io/name notin (${later.join(', ')})'`,
    `kubectl wait --for=condition=complete --timeout=10m --namespace ${jobs[0]?.namespace} ${jobs.map(({ name }) => `job/${name}`).join(' ')}`,
  ])
  return info(
    'argocd/jobs-not-ordered',
    `Services of "${unit}" wait until a Job is done, and kubectl applies everything at once.`,
    undefined,
    ['Keep the order by hand, or set "argocd.repo_url":', ...commands, apply].join('\n  '),
  )
}

/**
 * Two units would have Applications of the same name, and Argo CD knows only one of each name in its namespace. Rename
 * one of the units.
 */
export function nameCollision(
  unit: { readonly unit: string; readonly name: string },
  other: { readonly unit: string },
  at: Place,
  earlier: Place,
): Diagnostic {
  return error(
    'argocd/name-collision',
    `The Application of "${unit.unit}" would be called "${unit.name}", like that of "${other.unit}".`,
    at,
    'Give one of the two another name.',
    { ...(earlier && { related: [{ message: 'the other one is here', at: earlier }] }) },
  )
}

/**
 * Nothing says in which Git repository the generated tree will be, so Applications are written for charts only. Name it
 * under `argocd.repo_url` to have one for every unit, or apply the manifests with kubectl.
 */
export function noRepository(): Diagnostic {
  return info(
    'argocd/no-repository',
    'Only charts have an Application of Argo CD: nothing says which repository holds the generated tree.',
    undefined,
    'Set "argocd.repo_url" to have an Application for every unit.',
  )
}

/**
 * `depends_on` orders Applications of Argo CD, and without `argocd.repo_url` only charts have one. Whoever applies the
 * manifests has to keep the order; Kubernetes itself starts everything at once.
 */
export function orderNotKept(at: Place): Diagnostic {
  return info(
    'argocd/order-not-kept',
    '"depends_on" orders Applications of Argo CD, and only charts have one here.',
    at,
    'Set "argocd.repo_url", or apply each unit after those that it depends on.',
  )
}

/**
 * `depends_on` orders Applications of Argo CD by sync waves, and an ApplicationSet makes all of its Applications at once.
 * Everything starts together, and what needs another unit has to wait or try again by itself. Use `argocd.mode:
 * applications` to keep the order.
 */
export function orderLost(at: Place): Diagnostic {
  return warning(
    'argocd/order-lost',
    '"depends_on" has no effect on entries of an ApplicationSet, which are applied all at once.',
    at,
    'Set "argocd.mode: applications", or remove "depends_on" and let the app wait for what it needs.',
  )
}

/**
 * An AppProject is to be made and is called `default`. That one exists in every Argo CD and belongs to everybody: to
 * write it anew would stop Applications of others. Give it another name.
 */
export function projectOfEverybody(at: Place): Diagnostic {
  return error(
    'argocd/project-of-everybody',
    'The project "default" exists in every Argo CD, and Applications of others use it.',
    at,
    'Give "argocd.project" another name, or remove "create_project".',
  )
}

/**
 * The AppProject that is made allows the kinds that the entries use, and nobody knows here what charts install. Most
 * operators bring definitions of kinds, cluster roles and webhooks, which have no namespace, or objects in `kube-system`;
 * Argo CD refuses to apply them, and says which. List them. A chart of namespaced objects needs nothing.
 */
export function projectOfCharts(charts: readonly string[], at: Place): Diagnostic {
  return info(
    'argocd/project-of-charts',
    `The project allows ${enumerated(charts)} no kinds without a namespace but Namespace itself.`,
    at,
    'If Argo CD says that a kind "is not permitted in project", list it under "create_project.cluster_resources", and a namespace under "create_project.namespaces".',
  )
}

/** A key of `argocd` asks for what cannot be made while nothing says in which Git repository the tree will be. */
export function repositoryNeeded(key: string, at: Place): Diagnostic {
  return warning(
    'argocd/repository-needed',
    `"argocd.${key}" has no effect without "argocd.repo_url".`,
    at,
    'Set "argocd.repo_url" to the Git repository that will hold the generated tree.',
  )
}

/** A unit is called like one of the Applications that Argo CD needs to apply the environment. Give it another name. */
export function reservedName(unit: { readonly unit: string; readonly name: string }, at: Place): Diagnostic {
  return error(
    'argocd/reserved-name',
    `The Application "${unit.name}" is the one that applies the environment, so "${unit.unit}" cannot have it.`,
    at,
    'Give the entry another name.',
  )
}

/**
 * The Applications of an environment are applied by one more Application, the root, which follows the environment's
 * folder. It is created once, by hand; the hint has the command. With `argocd.root: true` it is written to `root.yaml`,
 * which is not among the files that it applies: apply it once, and again when it changes.
 */
export function rootApplication(argoCd: ArgoCd, environment: string, folder: string, at: Place): Diagnostic {
  const { repoUrl, revision, namespace } = argoCd
  const create = `argocd app create ${rootName(argoCd, environment)} --repo ${repoUrl} --revision ${revision} --path ${folder} --dest-server ${OWN_CLUSTER} --dest-namespace ${namespace} --sync-policy automated --auto-prune --self-heal --sync-option ServerSideApply=true`
  return info(
    'argocd/root-application',
    `One Application of Argo CD must follow the folder "${folder}" to apply all others of environment "${environment}".`,
    at,
    argoCd.root
      ? `Apply it once, and again when it changes: kubectl apply -f ${folder}/root.yaml`
      : `Create it once: ${create}`,
  )
}

/**
 * Several environments have Applications, or a project, of one name, and one Argo CD knows each name once: the
 * environment that is applied last takes what the other one had. Where each cluster has an Argo CD of its own, nothing is
 * wrong. Where one serves several environments, give each a prefix. It is a warning when "argocd.server" is another
 * cluster than that of Argo CD, because then it is one Argo CD for all environments.
 */
export function sharedNames(
  names: readonly string[],
  { environments, isCertain, at }: { environments: readonly string[]; isCertain: boolean; at: Place },
): Diagnostic {
  const prefixes = environments.map(name => `${name}: ${name}-`).join(', ')
  return {
    code: 'argocd/shared-names',
    severity: isCertain ? 'warning' : 'info',
    message: `The environments ${enumerated(environments)} cannot be in one Argo CD: they have ${enumerated(names, 3)} in common.`,
    ...(at && { at }),
    environments,
    hint: `If one Argo CD serves them, add to "argocd": name_prefix: { ${prefixes} }`,
  }
}
