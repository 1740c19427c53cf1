import { definePlugin, keyOriginOf } from 'k3s-platform/plugin'
import { notYetSupported } from './messages.ts'

/** Stands where the entries of `compose` will become workloads; today it says that nothing is written for them. */
export const expandCompose = definePlugin({
  name: 'expand-compose',
  apply(hooks) {
    hooks.expandCompose.tap((project, context) => {
      for (const { name, section, entry, unit } of project.unexpanded)
        if (section === 'compose') context.report({ ...notYetSupported(name, keyOriginOf(entry, 'name')), entry: unit })
      return project
    })
  },
})
