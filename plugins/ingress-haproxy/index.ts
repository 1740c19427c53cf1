import { definePlugin } from 'k3s-platform/plugin'

export const ingressHaproxy = definePlugin({
  name: 'ingress-haproxy',
  apply() {},
})
