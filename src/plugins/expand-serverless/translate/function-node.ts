import { byRule, type ConfigNode, lowered, type Origin, originsOf, overlay, type Serverless } from 'k3s-platform/plugin'
import { IMAGE_USER } from './dockerfile.ts'
import type { Subject } from './entry.ts'
import { decoratedRoute } from './route-node.ts'
import { reportUnusedSettings } from './unused-settings.ts'

/**
 * What apps.yaml and the decorators say about a function together, with the keys of an app: the entry, over it what is
 * written above the function, over both the environment's block.
 */
export function functionNode(subject: Subject): ConfigNode {
  const { owner } = subject
  const said = overlay(overlay(imageUser(subject), owner.node), decorated(subject, visibilityOf(subject)))
  const node = overlay(said, owner.entry.block) as ConfigNode
  reportUnusedSettings(subject, visibilityOf(subject))
  return node
}

/** Who may call the function in the end. */
function visibilityOf({ found, owner }: Subject): string {
  const inBlock = (owner.entry.block as Partial<Serverless> | undefined)?.security?.visibility
  return inBlock ?? found.settings.visibility ?? owner.settings.security?.visibility ?? 'private'
}

/** The image that is made runs as a user without rights, which the pod can be held to. */
function imageUser({ owner }: Subject): ConfigNode {
  if (!owner.isImageMade) return {}
  const because = byRule('functions.user', originsOf(owner.node, 'name'))
  const pod = { run_as_non_root: true, run_as_user: IMAGE_USER }
  const capabilities = lowered(owner.node, { drop: ['ALL'] }, { drop: because })
  return lowered<ConfigNode>(
    owner.node,
    {
      security: lowered(
        owner.node,
        {
          pod_security_context: lowered(owner.node, pod, { run_as_non_root: because, run_as_user: because }),
          container_security_context: lowered(owner.node, { capabilities }, { capabilities: because }),
        },
        { pod_security_context: because, container_security_context: because },
      ),
    },
    { security: because },
  )
}

function decorated(subject: Subject, visibility: string): ConfigNode | undefined {
  const { settings, trigger } = subject.found
  const { memory, cpu, memory_limit, cpu_limit, min_instances, max_instances } = settings
  return present(
    settings,
    {
      resources: present(settings, { memory, cpu, memory_limit, cpu_limit }),
      scaling: present(settings, { min_instances, max_instances }),
      environment: settings.environment,
      secrets: settings.secrets?.map((name, index) => {
        const at = originsOf(settings.secrets, index)
        return lowered(settings, { name, mount_path: `/secrets/${name}` }, { name: at, mount_path: at })
      }),
      security: present(
        settings,
        {
          visibility: settings.visibility,
          allowed_sources: visibility === 'restricted' ? allowedSources(subject) : undefined,
        },
        { allowed_sources: callerOrigins(settings) },
      ),
      ingress: trigger.type === 'http' ? decoratedRoute(trigger, subject) : undefined,
    },
    { ingress: originsOf(trigger) },
  )
}

/** The values that are there; nothing when none is. */
function present(
  source: object,
  values: Readonly<Record<string, unknown>>,
  places: Readonly<Record<string, readonly Origin[]>> = {},
): ConfigNode | undefined {
  const made = lowered<ConfigNode>(source, values, places)
  return Object.keys(made).length > 0 ? made : undefined
}

function allowedSources({ found }: Subject): readonly ConfigNode[] | undefined {
  const { settings } = found
  const { allow_from_namespaces: namespaces, allow_from_pods: pods } = settings
  if (!namespaces && !pods) return undefined
  const byNamespace = (namespaces ?? []).map((namespace, index) =>
    lowered(namespaces!, { namespace }, { namespace: originsOf(namespaces, index) }),
  )
  const byLabels = pods ? [lowered(settings, { pod_labels: pods }, { pod_labels: 'allow_from_pods' })] : []
  return [...byNamespace, ...byLabels]
}

function callerOrigins(settings: Subject['found']['settings']): readonly Origin[] {
  return [...originsOf(settings, 'allow_from_namespaces'), ...originsOf(settings, 'allow_from_pods')].filter(
    ({ rule }) => rule === undefined,
  )
}
