import type { ArgoCd, Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * Applications wait for each other by sync waves, and Argo CD only waits for a healthy Application if it is told how to
 * see that: since version 1.8 it has no health check of its own for them. Add the one of Argo CD's manual (under
 * "Resource Health", Argocd App) to the ConfigMap `argocd-cm`, once per cluster.
 */
export function healthCheckRequired(at: Place): Diagnostic {
  return {
    code: 'argocd/health-check-required',
    severity: 'info',
    message:
      'For "depends_on" to wait until a unit is ready, Argo CD needs a health check for Applications in its ConfigMap "argocd-cm".',
    ...(at && { at }),
    hint: 'Add the key resource.customizations.health.argoproj.io_Application: |\n  hs = { status = "Progressing", message = "" }\n  if obj.status ~= nil and obj.status.health ~= nil then\n    hs.status = obj.status.health.status\n    hs.message = obj.status.health.message or ""\n  end\n  return hs',
  }
}

/**
 * A unit waits for another one that has an Ingress. Argo CD takes an Ingress for ready when its controller has written an
 * address into its status; haproxy-ingress does so only with `controller.publishService.enabled: true`, k3s's Traefik by
 * itself. Without an address everything that depends on the unit waits for ever.
 */
export function ingressHoldsUp(unit: string, dependency: string, at: Place): Diagnostic {
  return {
    code: 'argocd/ingress-holds-up',
    severity: 'info',
    message: `"${unit}" waits until the Ingress of "${dependency}" has an address, which the ingress controller must publish.`,
    ...(at && { at }),
    hint: 'For haproxy-ingress, install its chart with controller.publishService.enabled=true.',
  }
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
  return {
    code: 'argocd/name-collision',
    severity: 'error',
    message: `The Application of "${unit.unit}" would be called "${unit.name}", like that of "${other.unit}".`,
    ...(at && { at }),
    hint: 'Give one of the two another name.',
    ...(earlier && { related: [{ message: 'the other one is here', at: earlier }] }),
  }
}

/**
 * Nothing says in which Git repository the generated tree will be, so Applications are written for charts only. Name it
 * under `argocd.repo_url` to have one for every unit, or apply the manifests with kubectl.
 */
export function noRepository(): Diagnostic {
  return {
    code: 'argocd/no-repository',
    severity: 'info',
    message: 'Only charts have an Application of Argo CD: nothing says which repository holds the generated tree.',
    hint: 'Set "argocd.repo_url" to have an Application for every unit.',
  }
}

/**
 * `depends_on` orders Applications of Argo CD, and without `argocd.repo_url` only charts have one. Whoever applies the
 * manifests has to keep the order; Kubernetes itself starts everything at once.
 */
export function orderNotKept(at: Place): Diagnostic {
  return {
    code: 'argocd/order-not-kept',
    severity: 'info',
    message: '"depends_on" orders Applications of Argo CD, and only charts have one here.',
    ...(at && { at }),
    hint: 'Set "argocd.repo_url", or apply each unit after those that it depends on.',
  }
}

/**
 * The Applications of an environment are applied by one more Application, the root, which follows the environment's
 * folder. It is created once, by hand; the hint has the command.
 */
export function rootApplication(
  { repoUrl, revision, namespace, server }: ArgoCd,
  environment: string,
  folder: string,
  at: Place,
): Diagnostic {
  return {
    code: 'argocd/root-application',
    severity: 'info',
    message: `One Application of Argo CD must follow the folder "${folder}" to apply all others of environment "${environment}".`,
    ...(at && { at }),
    hint: `Create it once: argocd app create k3s-platform-${environment} --repo ${repoUrl} --revision ${revision} --path ${folder} --dest-server ${server} --dest-namespace ${namespace} --sync-policy automated --auto-prune --self-heal`,
  }
}
