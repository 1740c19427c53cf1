import { definePlugin } from 'k3s-platform/plugin'

/** Emits who may talk to a workload, and the account that it runs as. */
export const security = definePlugin({
  name: 'security',
  apply() {},
})
