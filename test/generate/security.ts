import fc from 'fast-check'
import { objectName, qualifiedName } from './names.ts'
import { few, map, mostly, type Node, oneOf } from './node.ts'
import { peer, rule } from './peers.ts'
import { scalar } from './texts.ts'

const id = mostly(fc.integer({ min: 1, max: 70_000 }), oneOf(1, 2 ** 31 - 1))

const policy = fc.oneof(
  fc.boolean() as fc.Arbitrary<unknown>,
  map({
    enabled: mostly(oneOf(true), oneOf(false)),
    allow_from: few(peer),
    allow_to: few(peer),
    ingress: few(rule('from')),
    egress: few(rule('to')),
  }),
)

const seccomp = fc.oneof(
  map({ type: oneOf('RuntimeDefault', 'Unconfined') }, ['type']),
  map({ type: oneOf('Localhost'), localhost_profile: oneOf('profiles/a.json', 'a b', '..a') }, [
    'type',
    'localhost_profile',
  ]),
)

const capability = oneOf('NET_BIND_SERVICE', 'SYS_PTRACE', 'CHOWN', 'ALL', 'on')

const podContext = map({
  run_as_non_root: fc.boolean(),
  run_as_user: id,
  run_as_group: mostly(id, oneOf(0)),
  fs_group: mostly(id, oneOf(0)),
  seccomp_profile: seccomp,
})

const containerContext = map({
  allow_privilege_escalation: fc.boolean(),
  read_only_root_filesystem: fc.boolean(),
  capabilities: map({ drop: few(capability), add: few(capability) }),
})

const account = fc.oneof(
  map({ service_account: oneOf('default') }),
  map(
    {
      service_account: objectName,
      create_service_account: fc.boolean(),
      service_account_annotations: fc.dictionary(qualifiedName, scalar, { maxKeys: 2, noNullPrototype: true }),
    },
    ['service_account'],
  ),
)

/** Who may connect, as whom the pods run, and what they may do. */
export const security: fc.Arbitrary<Node> = fc
  .tuple(
    map({
      visibility: oneOf('public', 'internal', 'private', 'restricted'),
      allowed_sources: few(peer),
      network_policy: policy,
      automount_service_account_token: fc.boolean(),
      profile: oneOf('baseline', 'restricted'),
      pod_security_context: podContext,
      container_security_context: containerContext,
    }),
    account,
  )
  .map(([keys, accountKeys]) => ({ ...keys, ...accountKeys }))
