import { addContainer, definePlugin, keyOriginOf } from 'k3s-platform/plugin'

/** Adds a log shipper to every entry that asks for one with `x-logs: true`. */
export const logShipper = definePlugin({
  name: 'acme-log-shipper',
  apply(hooks) {
    hooks.workload.tap((workload, context) => {
      if (workload.extensions?.['x-logs'] !== true) return
      const at = keyOriginOf(workload.extensions, 'x-logs')
      addContainer(
        context,
        workload,
        {
          name: 'log-shipper',
          image: 'ghcr.io/acme/log-shipper:3.1.0',
          args: [`--app=${workload.name}`],
          resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
        },
        { because: 'the entry wants its logs shipped', origins: at ? [at] : [] },
      )
    })
  },
})
