import { controllerOf, definePlugin, label, originsOf } from 'k3s-platform/plugin'

/** Labels everything that runs with the cost center that pays for it. */
export const costCenter = definePlugin<{ readonly center?: string }>({
  name: 'acme-cost-center',
  options: { type: 'object', properties: { center: { type: 'string' } }, additionalProperties: false },
  apply(hooks, options) {
    const reason = { because: 'everything is paid for', origins: originsOf(options, 'center') }
    hooks.workload.tap((workload, context) =>
      label(context, controllerOf(workload), 'acme.example/cost-center', options.center ?? 'overhead', reason),
    )
  },
})
