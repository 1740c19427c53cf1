import { byRule, lowered, type Origin, originsOf, overlay, type Serverless } from 'k3s-platform/plugin'
import { IMAGE_USER } from './dockerfile.ts'
import type { Subject } from './entry.ts'
import { decoratedRoute } from './route-node.ts'
import { reportUnusedSettings } from './unused-settings.ts'

/**
 * What apps.yaml and the decorators say about a function together, with the keys of an entry: the entry, over it what is
 * written above the function, over both the environment's block.
 */
export function functionNode(subject: Subject): Serverless {
  const { owner } = subject
  const said = overlay(overlay(imageUser(subject), owner.settings), decorated(subject, visibilityOf(subject)))
  const node = overlay(said, owner.entry.block) as Serverless
  reportUnusedSettings(subject, visibilityOf(subject))
  return node
}

/** Who may call the function in the end. */
function visibilityOf({ found, owner }: Subject): string {
  const inBlock = (owner.entry.block as Partial<Serverless> | undefined)?.security?.visibility
  return inBlock ?? found.settings.visibility ?? owner.settings.security?.visibility ?? 'private'
}

/** The image that is made runs as a user without rights, which the pod can be held to. */
function imageUser({ owner: { isImageMade, settings } }: Subject): Partial<Serverless> {
  if (!isImageMade) return {}
  const because = byRule('functions.user', originsOf(settings, 'name'))
  const pod: Security['pod_security_context'] = { run_as_non_root: true, run_as_user: IMAGE_USER }
  const capabilities = lowered<Required<ContainerContext>['capabilities']>(
    settings,
    { drop: ['ALL'] },
    { drop: because },
  )
  return lowered<Partial<Serverless>>(
    settings,
    {
      security: lowered<Security>(
        settings,
        {
          pod_security_context: lowered(settings, pod, { run_as_non_root: because, run_as_user: because }),
          container_security_context: lowered<ContainerContext>(settings, { capabilities }, { capabilities: because }),
        },
        { pod_security_context: because, container_security_context: because },
      ),
    },
    { security: because },
  )
}

type Security = Required<Serverless>['security']
type ContainerContext = Required<Security>['container_security_context']

function decorated(subject: Subject, visibility: string): Partial<Serverless> | undefined {
  const { settings, trigger } = subject.found
  const { memory, cpu, memory_limit, cpu_limit, min_instances, max_instances } = settings
  return present<Partial<Serverless>>(
    settings,
    {
      resources: present<Required<Serverless>['resources']>(settings, { memory, cpu, memory_limit, cpu_limit }),
      scaling: present<Required<Serverless>['scaling']>(settings, { min_instances, max_instances }),
      environment: settings.environment,
      secrets: settings.secrets?.map((name, index) => {
        const at = originsOf(settings.secrets, index)
        return lowered<Required<Serverless>['secrets'][number]>(
          settings,
          { name, mount_path: `/secrets/${name}` },
          { name: at, mount_path: at },
        )
      }),
      security: present<Security>(
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
function present<Node extends object>(
  source: object,
  values: Node,
  places: { readonly [Key in keyof Node]?: readonly Origin[] } = {},
): Node | undefined {
  const made = lowered<Node>(source, values, places)
  return Object.keys(made).length > 0 ? made : undefined
}

function allowedSources({ found }: Subject): Security['allowed_sources'] {
  const { settings } = found
  const { allow_from_namespaces: namespaces, allow_from_pods: pods } = settings
  if (!namespaces && !pods) return undefined
  const byNamespace = (namespaces ?? []).map((namespace, index) =>
    lowered<Peer>(namespaces!, { namespace }, { namespace: originsOf(namespaces, index) }),
  )
  const byLabels = pods ? [lowered<Peer>(settings, { pod_labels: pods }, { pod_labels: 'allow_from_pods' })] : []
  return [...byNamespace, ...byLabels]
}

type Peer = Required<Security>['allowed_sources'][number]

function callerOrigins(settings: Subject['found']['settings']): readonly Origin[] {
  return [...originsOf(settings, 'allow_from_namespaces'), ...originsOf(settings, 'allow_from_pods')].filter(
    ({ rule }) => rule === undefined,
  )
}
