import { definePlugin } from 'k3s-platform/plugin'

export const keda = definePlugin({
  name: 'keda',
  apply() {},
})
