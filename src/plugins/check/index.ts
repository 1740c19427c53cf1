import {
  type Context,
  type DeclaredKinds,
  definePlugin,
  diagnosticOf,
  kubernetesSchemas,
  type Plugin,
} from 'k3s-platform/plugin'
import { withDeclared } from './declared-schemas.ts'
import { mistakesIn } from './mistakes-in.ts'
import { schemaRule } from './schema.ts'
import { Told } from './told.ts'
import { unusedCertificates } from './unused-certificates.ts'

/**
 * Checks everything that will be written, from any plugin, as a Kubernetes API server would: what it rejects is
 * rejected here, at the line of the configuration. `ownPlugins` are those that need not be named as the author, `kinds`
 * what plugins say about kinds of their own.
 */
export function check(ownPlugins: readonly string[], kinds: DeclaredKinds): Plugin {
  const own = new Set(ownPlugins)
  return definePlugin({
    name: 'check',
    apply(hooks) {
      hooks.check.tap(context => checkAll(context, own, kinds))
    },
  })
}

async function checkAll(context: Context, ownPlugins: ReadonlySet<string>, kinds: DeclaredKinds): Promise<void> {
  const schema = schemaRule(withDeclared(await kubernetesSchemas(), kinds))
  const told = new Told(context.diagnostics)
  for (const resource of context.resources.list())
    for (const mistake of mistakesIn(resource, schema, kinds)) {
      const diagnostic = diagnosticOf(mistake, ownPlugins)
      if (told.isNews(diagnostic, mistake)) context.report(diagnostic)
    }
  for (const diagnostic of unusedCertificates(context)) context.report(diagnostic)
}
