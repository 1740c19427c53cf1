import { add, at, controllerOf, definePlugin, podTemplateOf } from 'k3s-platform/plugin'

/** Pulls images anew at each start in environments with `debug: true`, where tags move. */
export const alwaysPull = definePlugin({
  name: 'acme-always-pull',
  apply(hooks) {
    hooks.workload.tap((workload, context) => {
      if (!context.project.environment.debug) return
      context.patch(
        controllerOf(workload),
        [add(`${podTemplateOf(workload)}${at`/spec/containers/0/imagePullPolicy`}`, 'Always')],
        { because: 'tags move while one develops', origins: [] },
      )
    })
  },
})
