import { isDeepStrictEqual } from 'node:util'
import { type Context, originsOf, type Project, type ServiceAccount, type Workload } from 'k3s-platform/plugin'
import { differentAccounts } from './messages.ts'
import { serviceAccount } from './service-account.ts'

/** Emits every ServiceAccount once, with the first of the workloads that run as it. */
export function emitServiceAccounts({ workloads }: Project, context: Context): void {
  const first = new Map<string, { readonly account: ServiceAccount; readonly workload: Workload }>()
  for (const workload of workloads) {
    const account = workload.security.serviceAccount
    if (!account?.create) continue
    const key = `${workload.namespace}/${account.name}`
    const earlier = first.get(key)
    if (!earlier) {
      first.set(key, { account, workload })
      context.emit(serviceAccount(account, workload), workload)
    } else if (!isDeepStrictEqual(earlier.account.annotations, account.annotations)) {
      const places = [account, earlier.account].map(({ annotations }, index) =>
        Object.keys(annotations).length > 0
          ? originsOf(annotations)[0]
          : originsOf([account, earlier.account][index], 'name')[0],
      )
      context.report({
        ...differentAccounts(account.name, earlier.workload.unit, places[0], places[1]),
        entry: workload.unit,
      })
    }
  }
}
