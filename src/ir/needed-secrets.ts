import type { EnvVar } from './env-var.ts'
import type { Origin } from './origin.ts'
import { own } from './own.ts'
import { originsOf } from './provenance.ts'
import { queueScaling, type Scaling } from './scaling.ts'
import { NO_DELIVERIES, type SecretDeliveries, type SecretDelivery } from './secret-delivery.ts'
import type { SecretSource } from './secret-source.ts'
import type { UnitKey } from './unit.ts'
import type { Volume } from './volume.ts'
import type { Workload } from './workload.ts'

/** A Secret without which pods do not start. */
export interface NeededSecret {
  readonly namespace: string
  readonly name: string
  /** Sorted. Those that pods name; all others of the Secret are taken, too, if it is taken as a whole. */
  readonly keys: readonly NeededKey[]
  /** Whether pods take every key that the Secret has, whatever its name. */
  readonly isWhole: boolean
  /** The object of the tree from which a controller makes it. */
  readonly deliveredBy?: string | undefined
  /** The workloads that take any of its keys. */
  readonly users: readonly SecretUser[]
  /** Where it was first asked for. */
  readonly at?: Origin | undefined
  /** Every place that decides which keys it has. */
  readonly origins: readonly Origin[]
}

/** One key of a Secret. */
export interface NeededKey {
  readonly key: string
  /** Where its value comes from; nothing when only the cluster knows. */
  readonly source?: SecretSource | undefined
  /** Whether pods only have it as a file. */
  readonly isFile: boolean
  /** Where the controller that makes the Secret takes the value from; nothing if it does not make this key. */
  readonly delivery?: string | undefined
  readonly users: readonly SecretUser[]
}

/** Who takes a value from a Secret. */
export interface SecretUser {
  readonly unit: UnitKey
  readonly workload: string
}

/** Every Secret that these workloads need, by namespace and name, and what of it is delivered. */
export function neededSecrets(
  workloads: readonly Workload[],
  deliveries: SecretDeliveries = NO_DELIVERIES,
): readonly NeededSecret[] {
  const secrets = new Map<string, Needed>()
  for (const workload of workloads) {
    const user: SecretUser = { unit: workload.unit, workload: workload.name }
    for (const use of usesOf(workload)) {
      const id = `${workload.namespace}/${use.object}`
      const secret: Needed = secrets.get(id) ?? {
        namespace: workload.namespace,
        name: use.object,
        keys: new Map(),
        uses: [],
      }
      secrets.set(id, secret)
      secret.uses.push({ user, use })
      if (use.key === undefined) continue
      secret.keys.set(use.key, [...(secret.keys.get(use.key) ?? []), { user, use }])
    }
  }
  return [...secrets].map(([id, secret]) => toNeededSecret(secret, deliveries.get(id))).sort(byName)
}

/** Whether the tree has what makes the Secret with all of its keys. */
export function isDelivered({ deliveredBy, keys }: NeededSecret): boolean {
  return deliveredBy !== undefined && keys.every(({ delivery }) => delivery !== undefined)
}

interface Needed {
  readonly namespace: string
  readonly name: string
  readonly keys: Map<string, UserOf[]>
  readonly uses: UserOf[]
}

interface UserOf {
  readonly user: SecretUser
  readonly use: Use
}

/** What one place of a workload takes. */
interface Use {
  readonly object: string
  readonly key?: string
  readonly source?: SecretSource | undefined
  readonly isFile?: boolean
  readonly at?: Origin | undefined
  /** Where its key is written. */
  readonly keyAt?: Origin | undefined
}

function toNeededSecret({ namespace, name, keys, uses }: Needed, delivery: SecretDelivery | undefined): NeededSecret {
  const sorted = [...keys].sort(([one], [other]) => compare(one, other))
  return {
    namespace,
    name,
    keys: sorted.map(([key, users]) => ({
      key,
      source: users.find(({ use }) => use.source)?.use.source,
      isFile: users.every(({ use }) => use.isFile === true),
      delivery: delivery && (delivery.keys === undefined ? delivery.by : own(delivery.keys, key)),
      users: distinctUsers(users),
    })),
    isWhole: uses.some(({ use }) => use.key === undefined),
    deliveredBy: delivery?.by,
    users: distinctUsers(uses),
    at: uses.find(({ use }) => use.at)?.use.at,
    origins: uses.flatMap(({ use }) => [use.at, use.keyAt].filter(origin => origin !== undefined)),
  }
}

function usesOf({ container, initContainers = [], volumes, imagePullSecrets, scaling }: Workload): readonly Use[] {
  const containers = [container, ...initContainers.map(each => each.container)]
  const mounted = [...volumes, ...initContainers.flatMap(each => each.volumes)]
  return [
    ...containers.flatMap(({ env }) => env.flatMap(useOfVariable)),
    ...containers.flatMap(({ envFrom }) =>
      envFrom.flatMap(source =>
        source.from === 'secret' && !source.optional
          ? [{ object: source.object, at: originsOf(source, 'object')[0] }]
          : [],
      ),
    ),
    ...mounted.flatMap(usesOfVolume),
    ...usesOfScaler(scaling),
    ...imagePullSecrets.map((object, index) => ({
      object,
      key: '.dockerconfigjson',
      at: originsOf(imagePullSecrets, index)[0],
    })),
  ]
}

function useOfVariable(variable: EnvVar): readonly Use[] {
  if (variable.kind !== 'reference' || variable.from !== 'secret' || variable.optional) return []
  const { object, key, source } = variable
  return [{ object, key, source, at: originsOf(variable, 'name')[0], keyAt: originsOf(variable, 'key')[0] }]
}

/** A scaler that cannot log in to the broker starts no pods. */
function usesOfScaler(scaling: Scaling): readonly Use[] {
  const { auth, broker } = queueScaling(scaling)?.queue ?? {}
  if (!auth) return []
  const fields = ['key', 'usernameKey', ...(broker === 'redis-sentinel' ? (['sentinelKey'] as const) : [])] as const
  const at = originsOf(auth, 'secret')[0]
  return fields.flatMap(field =>
    auth[field] === undefined ? [] : [{ object: auth.secret, key: auth[field], at, keyAt: originsOf(auth, field)[0] }],
  )
}

function usesOfVolume({ source, subPath }: Volume): readonly Use[] {
  if (source.kind !== 'secret' || source.optional) return []
  const { object, items, sources = {} } = source
  const at = originsOf(source, 'object')[0]
  const keys = items?.map(({ key }) => key) ?? (subPath === undefined ? Object.keys(sources) : [subPath])
  if (keys.length === 0) return [{ object, isFile: true, at }]
  return keys.map((key, index) => {
    const item = items?.[index]
    return { object, key, isFile: true, at, keyAt: item && originsOf(item, 'key')[0], source: sources[key] }
  })
}

function distinctUsers(uses: readonly UserOf[]): readonly SecretUser[] {
  const users = new Map(uses.map(({ user }) => [`${user.unit} ${user.workload}`, user]))
  return [...users.values()]
}

function byName(one: NeededSecret, other: NeededSecret): number {
  return compare(one.namespace, other.namespace) || compare(one.name, other.name)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
