import { because, type Manifest, metadata, type Queue, trace, type Workload } from 'k3s-platform/plugin'

/** TriggerAuthentication of `keda.sh/v1alpha1`, as far as it is written here. */
export interface TriggerAuthentication {
  readonly spec: {
    readonly secretTargetRef: readonly { readonly parameter: string; readonly name: string; readonly key: string }[]
  }
}

/** The name of a workload's TriggerAuthentication. */
export function queueAuthenticationName({ name }: Workload): string {
  return `${name}-queue`
}

/** References the keys of a Secret with the credentials of the broker for KEDA. The values stay where they are. */
export function queueAuthentication(
  workload: Workload,
  auth: NonNullable<Queue['auth']>,
  { broker }: Queue,
): Manifest<TriggerAuthentication> {
  const { secret, key, usernameKey, sentinelKey } = auth
  const isAddress = broker === 'rabbitmq' && usernameKey === undefined
  const reference = (parameter: string, from: string, field: keyof typeof auth) =>
    trace(auth, { parameter: because(parameter, field), name: because(secret, 'secret'), key: because(from, field) })
  const secretTargetRef = [
    ...(usernameKey === undefined ? [] : [reference('username', usernameKey, 'usernameKey')]),
    reference(isAddress ? 'host' : 'password', key, 'key'),
    ...(sentinelKey === undefined || broker !== 'redis-sentinel'
      ? []
      : [reference('sentinelPassword', sentinelKey, 'sentinelKey')]),
  ]
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'TriggerAuthentication',
    metadata: metadata(workload, queueAuthenticationName(workload)),
    spec: trace(auth, { secretTargetRef: because(secretTargetRef, 'secret') }),
  }
}
