import { writeFileSync } from 'node:fs'
import { createClient } from '../../../cluster/client.ts'
import { connect } from '../../../cluster/connection.ts'
import { cases } from './cases.ts'
import { refusalOf } from './refusal.ts'

/**
 * `npm run verdicts` writes verdicts.json: what a real API server says about each case. It asks the cluster that
 * KUBECONFIG names, else the project's own server. Nothing is made there but the namespace `apps`.
 */
const connection = await connect()
const client = createClient(connection)
await client.ensureNamespace('apps')
const { gitVersion } = (await client.raw('/version')) as { gitVersion: string }
const refused: string[] = []
for (const { name, object } of cases()) {
  const verdict = await client.dryRun(object)
  if (!verdict.accepted) refused.push(`${JSON.stringify(name)}: ${JSON.stringify(refusalOf(verdict))}`)
}
client.close()
connection.close()
// One line for each, so that a difference of two servers can be read.
writeFileSync(
  new URL('verdicts.json', import.meta.url),
  `{\n"server": "kube-apiserver ${gitVersion}",\n"refused": {\n${refused.join(',\n')}\n}\n}\n`,
)
