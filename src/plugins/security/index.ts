import { type Context, definePlugin, type Workload } from 'k3s-platform/plugin'
import { reportBlockedDependencies } from './blocked-dependencies.ts'
import { egressSettings } from './egress-settings.ts'
import { networkPolicy } from './network-policy.ts'
import { reportPodSecurity } from './pod-security.ts'
import { reportRestrictedGap } from './restricted-gap.ts'
import { emitServiceAccounts } from './shared-accounts.ts'
import { sharedPolicy } from './shared-policy.ts'
import { reportUnmatchedPeers } from './unmatched-peers.ts'
import { reportVisibility } from './visibility.ts'

/** Emits who may talk to a workload, and the account that it runs as. */
export const security = definePlugin({
  name: 'security',
  environment: egressSettings,
  apply(hooks) {
    hooks.project.tap(emitServiceAccounts)
    hooks.project.tap(({ policies }, context) => {
      for (const policy of policies) context.emit(sharedPolicy(policy), policy)
    })
    hooks.security.tap(secureWorkload)
  },
})

function secureWorkload(workload: Workload, context: Context): void {
  if (workload.security.networkPolicy.enabled) context.emit(networkPolicy(workload, context.project), workload)
  reportVisibility(workload, context)
  reportUnmatchedPeers(workload, context)
  reportBlockedDependencies(workload, context)
  reportPodSecurity(workload, context)
  reportRestrictedGap(workload, context)
}
