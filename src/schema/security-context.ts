import type { Static } from '@sinclair/typebox'
import { closed, flag, list, oneOf, text, whole } from './shapes.ts'

/** Which system calls a pod may make. */
export const SeccompProfile = closed(
  'SeccompProfile',
  'Which system calls the pod may make.',
  {
    type: oneOf(
      {
        RuntimeDefault: 'The profile of the container runtime.',
        Unconfined: 'No profile: every system call is allowed.',
        Localhost: 'The profile file that `localhost_profile` names on the node.',
      },
      'The kind of profile.',
      { default: 'RuntimeDefault' },
    ),
    localhost_profile: text('For `Localhost`: the profile file on the node.', { examples: ['profiles/audit.json'] }),
  },
  ['type'],
)
export type SeccompProfile = Static<typeof SeccompProfile>

/** Under which user a pod runs. */
export const PodSecurityContext = closed(
  'PodSecurityContext',
  'Under which user and groups the pod runs (`spec.securityContext`).',
  {
    run_as_non_root: flag('Refuses to start the container as root (`runAsNonRoot`).', { examples: [true] }),
    run_as_user: whole(0, 'The user id of the processes (`runAsUser`).', { examples: [1000] }),
    run_as_group: whole(0, 'The main group id of the processes (`runAsGroup`).', { examples: [1000] }),
    fs_group: whole(0, 'The group that owns mounted volumes (`fsGroup`).', { examples: [1000] }),
    seccomp_profile: SeccompProfile,
  },
)
export type PodSecurityContext = Static<typeof PodSecurityContext>

/** Linux capabilities that a container loses or gains. */
export const Capabilities = closed('Capabilities', 'Linux capabilities that the container loses or gains.', {
  drop: list(text('A capability without `CAP_`, or `ALL`.'), 'Capabilities taken away.', { examples: [['ALL']] }),
  add: list(text('A capability without `CAP_`.'), 'Capabilities given.', { examples: [['NET_BIND_SERVICE']] }),
})
export type Capabilities = Static<typeof Capabilities>

/** What the processes of a container may do. */
export const ContainerSecurityContext = closed(
  'ContainerSecurityContext',
  'What the processes of the container may do (`containers[0].securityContext`).',
  {
    allow_privilege_escalation: flag('Lets a process gain more rights than its parent (`allowPrivilegeEscalation`).', {
      default: false,
    }),
    read_only_root_filesystem: flag(
      "Makes the image's files read-only; `/tmp` becomes an emptyDir (`readOnlyRootFilesystem`).",
      {
        default: false,
      },
    ),
    capabilities: Capabilities,
  },
)
export type ContainerSecurityContext = Static<typeof ContainerSecurityContext>
