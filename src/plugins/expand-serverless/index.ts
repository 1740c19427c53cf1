import { definePlugin, keyOriginOf } from 'k3s-platform/plugin'
import { notYetSupported } from './messages.ts'

/** Stands where the entries of `serverless` will become workloads; today it says that nothing is written for them. */
export const expandServerless = definePlugin({
  name: 'expand-serverless',
  apply(hooks) {
    hooks.expandServerless.tap((project, context) => {
      for (const { name, section, entry, unit } of project.unexpanded)
        if (section === 'serverless')
          context.report({ ...notYetSupported(name, keyOriginOf(entry, 'name')), entry: unit })
      return project
    })
  },
})
