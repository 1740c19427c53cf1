import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '../test/cluster/client.ts'
import { crdSources } from '../test/cluster/crds.ts'
import { connectWith } from '../test/cluster/kubeconfig-connection.ts'
import { startServer } from '../test/cluster/server.ts'
import { settingsFrom } from '../test/cluster/settings.ts'
import { collect, type Document } from './kubernetes-schemas/collect.ts'
import { KINDS } from './kubernetes-schemas/kinds.ts'
import { print } from './kubernetes-schemas/print.ts'

/** Writes schemas/kubernetes.json: what a real API server says about the kinds that k3s-platform writes. */
const kubeconfig = await startServer(settingsFrom(process.env), { controllers: false })
const client = createClient(await connectWith(kubeconfig, true))
const { paths } = (await client.raw('/openapi/v3')) as { paths: Record<string, { serverRelativeURL: string }> }
const { gitVersion } = (await client.raw('/version')) as { gitVersion: string }

const documents: Record<string, Document> = {}
for (const apiVersion of Object.keys(KINDS)) {
  const path = paths[apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`]
  if (!path) throw new Error(`The server has no OpenAPI document for "${apiVersion}".`)
  documents[apiVersion] = (await client.raw(path.serverRelativeURL)) as Document
}
client.close()

const file = join(import.meta.dirname, '..', 'schemas', 'kubernetes.json')
const sources = [`k8s.io/kubernetes@${gitVersion}`, ...crdSources()]
writeFileSync(file, print({ sources, ...collect(documents, KINDS) }))
console.log(file)
