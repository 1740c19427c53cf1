import {
  because,
  byRule,
  type Fields,
  lowered,
  type Origin,
  originsOf,
  overlay,
  type Serverless,
  tracedTo,
  writtenOriginsOf,
} from 'k3s-platform/plugin'
import { IMAGE_USER } from './dockerfile.ts'
import type { Subject } from './entry.ts'
import { decoratedLabels } from './function-labels.ts'
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
  const reason = byRule('functions.user', originsOf(settings, 'name'))
  const capabilities = tracedTo(reason, { drop: ['ALL'] })
  return tracedTo<Partial<Serverless>>(reason, {
    security: tracedTo<Security>(reason, {
      pod_security_context: tracedTo(reason, { run_as_non_root: true, run_as_user: IMAGE_USER }),
      container_security_context: tracedTo(reason, { capabilities }),
    }),
  })
}

type Security = Required<Serverless>['security']

function decorated(subject: Subject, visibility: string): Partial<Serverless> | undefined {
  const { settings, trigger } = subject.found
  const { memory, cpu, memory_limit, cpu_limit, min_instances, max_instances } = settings
  return present<Partial<Serverless>>(settings, {
    resources: present<Required<Serverless>['resources']>(settings, { memory, cpu, memory_limit, cpu_limit }),
    scaling: present<Required<Serverless>['scaling']>(settings, { min_instances, max_instances }),
    environment: settings.environment,
    pod_labels: because(decoratedLabels(subject), 'labels'),
    secrets: settings.secrets?.map((name, index) =>
      tracedTo(originsOf(settings.secrets, index), { name, mount_path: `/secrets/${name}` }),
    ),
    security: present<Security>(settings, {
      visibility: settings.visibility,
      allowed_sources: because(
        visibility === 'restricted' ? allowedSources(subject) : undefined,
        callerOrigins(settings),
      ),
    }),
    ingress: trigger.type === 'http' ? because(decoratedRoute(trigger, subject), originsOf(trigger)) : undefined,
  })
}

/** The values that are there; nothing when none is. */
function present<Node extends object>(source: object, fields: Fields<Node>): Node | undefined {
  const made = lowered<Node>(source, fields)
  return Object.keys(made).length > 0 ? made : undefined
}

function allowedSources({ found }: Subject): Security['allowed_sources'] {
  const { settings } = found
  const { allow_from_namespaces: namespaces, allow_from_pods: pods } = settings
  if (!namespaces && !pods) return undefined
  const byNamespace = (namespaces ?? []).map((namespace, index) =>
    tracedTo<Peer>(originsOf(namespaces, index), { namespace }),
  )
  const byLabels = pods ? [lowered<Peer>(settings, { pod_labels: because(pods, 'allow_from_pods') })] : []
  return [...byNamespace, ...byLabels]
}

type Peer = Required<Security>['allowed_sources'][number]

function callerOrigins(settings: Subject['found']['settings']): readonly Origin[] {
  return writtenOriginsOf(settings, 'allow_from_namespaces', 'allow_from_pods')
}
