import { type Context, definePlugin, kubernetesSchemas, type Plugin, type Resource } from 'k3s-platform/plugin'
import { diagnosticOf } from './mistake.ts'
import { isReadable, mistakesIn } from './mistakes-in.ts'
import { mutableTags } from './mutable-tags.ts'
import { schemaRule } from './schema.ts'
import { Told } from './told.ts'

/**
 * Looks at everything that will be written, whoever made it, as a Kubernetes API server would: what it refuses is
 * refused here, at the line of the configuration. `ownPlugins` are those that need not be named as the author.
 */
export function check(ownPlugins: readonly string[]): Plugin {
  const own = new Set(ownPlugins)
  return definePlugin({
    name: 'check',
    apply(hooks) {
      hooks.check.tap(context => checkAll(context, own))
    },
  })
}

async function checkAll(context: Context, ownPlugins: ReadonlySet<string>): Promise<void> {
  const schema = schemaRule(await kubernetesSchemas())
  const resources = context.resources.list()
  const told = new Told(context.diagnostics)
  const readable: Resource[] = []
  for (const resource of resources) {
    const mistakes = mistakesIn(resource, schema)
    if (isReadable(mistakes)) readable.push(resource)
    for (const mistake of mistakes) {
      const diagnostic = diagnosticOf(mistake, ownPlugins)
      if (told.isNews(diagnostic, mistake)) context.report(diagnostic)
    }
  }
  for (const diagnostic of mutableTags(readable)) context.report(diagnostic)
}
