import type { Static } from '@sinclair/typebox'
import { NetworkPolicy } from './network-policy.ts'
import { Peer } from './peer.ts'
import { ContainerSecurityContext, PodSecurityContext } from './security-context.ts'
import { closed, flag, list, mapOf, oneOf, scalar, text } from './shapes.ts'
import { VISIBILITIES } from './words.ts'

/** Who may reach a workload, and what it may do itself. */
export const Security = closed('Security', 'Who may reach the workload, and what it may do itself.', {
  visibility: oneOf(
    VISIBILITIES,
    'Who may connect: all pods of the cluster to the port of the ingress, and its own namespace to the others (`public`; without an ingress it is `internal`), any namespace, its own namespace, or only `allowed_sources`. Without it, `public` with an ingress, else `private`.',
  ),
  allowed_sources: list(Peer, 'With `restricted`: who may connect.'),
  network_policy: NetworkPolicy,
  service_account: text('The ServiceAccount of the pods; `default` is none of its own.', { default: 'default' }),
  create_service_account: flag('Creates the named ServiceAccount; `false` if it exists otherwise.', { default: true }),
  service_account_annotations: mapOf(
    scalar('The value of the annotation.'),
    'Annotations of the created ServiceAccount.',
    {
      examples: [{ 'iam.gke.io/gcp-service-account': 'my-app@project.iam.gserviceaccount.com' }],
    },
  ),
  automount_service_account_token: flag(
    'Mounts a token for the Kubernetes API; without it, only a named ServiceAccount has one.',
  ),
  profile: oneOf(
    {
      baseline: 'No privilege escalation and the default seccomp profile; the image chooses its user.',
      restricted: 'Also no root and no capabilities: for images that run without root.',
    },
    'Defaults for the two security contexts; `restricted` meets the Pod Security Standard of that name.',
    { default: 'baseline' },
  ),
  pod_security_context: PodSecurityContext,
  container_security_context: ContainerSecurityContext,
})
export type Security = Static<typeof Security>
