import type { PodSecurityContext } from 'kubernetes-types/core/v1.js'
import type { AppObjects } from './app-objects.ts'
import { type EntryNode, filled } from './entry-node.ts'

/** `security` without its policy: accounts and contexts. */
export function securityKeys({ deployment, account }: AppObjects): EntryNode {
  const pod = deployment.spec?.template?.spec
  const name = pod?.serviceAccountName
  const token = pod?.automountServiceAccountToken
  return {
    service_account: name,
    create_service_account: name !== undefined && name !== 'default' && !account ? false : undefined,
    service_account_annotations: account?.metadata.annotations,
    automount_service_account_token: token,
    pod_security_context: filled({
      run_as_non_root: pod?.securityContext?.runAsNonRoot,
      run_as_user: pod?.securityContext?.runAsUser,
      run_as_group: pod?.securityContext?.runAsGroup,
      fs_group: comesByItself(pod?.securityContext) ? undefined : pod?.securityContext?.fsGroup,
      seccomp_profile: filled({
        type: pod?.securityContext?.seccompProfile?.type,
        localhost_profile: pod?.securityContext?.seccompProfile?.localhostProfile,
      }),
    }),
    container_security_context: containerContext(pod?.containers?.[0]?.securityContext),
  }
}

/** A pod that mounts a claim and does not run as root gets the group of the claim, with this policy. */
function comesByItself(context: PodSecurityContext | undefined): boolean {
  const { fsGroup, fsGroupChangePolicy, runAsGroup, runAsUser } = context ?? {}
  return fsGroupChangePolicy === 'OnRootMismatch' && fsGroup !== undefined && fsGroup === (runAsGroup ?? runAsUser)
}

type SecurityContext = NonNullable<
  NonNullable<
    NonNullable<AppObjects['deployment']['spec']>['template']['spec']
  >['containers'][number]['securityContext']
>

function containerContext(context: SecurityContext | undefined): EntryNode | undefined {
  return filled({
    allow_privilege_escalation: context?.allowPrivilegeEscalation,
    read_only_root_filesystem: context?.readOnlyRootFilesystem,
    capabilities: filled({ drop: context?.capabilities?.drop, add: context?.capabilities?.add }),
  })
}
