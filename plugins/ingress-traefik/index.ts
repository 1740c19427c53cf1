import { definePlugin } from 'k3s-platform/plugin'

export const ingressTraefik = definePlugin({
  name: 'ingress-traefik',
  apply() {},
})
