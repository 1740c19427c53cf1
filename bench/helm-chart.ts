import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parseAllDocuments } from 'yaml'
import { type AppFields, appsYamlOf, fieldsOf } from './generate.ts'

/**
 * Writes a chart that renders the same objects as the apps: one named template with the eight objects of an app, one
 * values file, and for each app a file that fills the template, because each app is one file in our tree, too.
 */
export function writeChart(folder: string, count: number, build: (appsYaml: string) => string): void {
  const templates = join(folder, 'chart/templates')
  mkdirSync(templates, { recursive: true })
  const apps = Array.from({ length: count }, (_, index) => fieldsOf(index))
  const values = { apps: Object.fromEntries(apps.map(app => [app.name, app])) }
  writeFileSync(join(folder, 'chart/Chart.yaml'), JSON.stringify({ apiVersion: 'v2', name: 'bench', version: '0.0.0' }))
  writeFileSync(join(folder, 'chart/values.yaml'), JSON.stringify(values, null, 2))
  writeFileSync(join(templates, '_app.tpl'), `{{- define "app" }}\n${templateFrom(build)}{{- end }}\n`)
  for (const { name } of apps)
    writeFileSync(join(templates, `${name}.yaml`), `{{ include "app" (index .Values.apps "${name}") }}\n`)
}

/** The command that renders the chart into files. */
export const HELM_WORDS = ['template', 'bench', 'chart', '--output-dir', 'out']

/** Throws unless helm renders what the tree has: another chart would compare other work. */
export function compareWithTree(helm: string, folder: string, tree: string): void {
  const { status, stderr } = spawnSync(helm, HELM_WORDS, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const [rendered, built] = [objectsIn(join(folder, 'out')), objectsIn(tree)]
  if (!isDeepStrictEqual(rendered, built)) throw new Error('The chart of the benchmark renders other objects.')
}

function objectsIn(folder: string): unknown[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter(path => path.endsWith('.yaml') && !path.endsWith('kustomization.yaml'))
    .flatMap(path => parseAllDocuments(readFileSync(join(folder, path), 'utf8')))
    .map(document => JSON.stringify(document.toJS()))
    .sort()
}

/** What the program builds from one app of which every field has a value of its own, with the fields instead of them. */
function templateFrom(build: (appsYaml: string) => string): string {
  const fields = Object.entries(MARKS) as [keyof AppFields, string][]
  return fields.reduce(
    (text, [field, mark]) => text.replaceAll(mark, `{{ .${field} }}`),
    build(appsYamlOf([MARKS as AppFields])),
  )
}

const MARKS: Record<keyof AppFields, string> = {
  image: 'ghcr.io/example/image-field:1.0.0',
  name: 'name-field',
  port: '60001',
  memory: '1111Mi',
  memoryLimit: '2222Mi',
  cpu: '133m',
  logLevel: 'LEVEL_FIELD',
  workers: '70002',
  region: 'region-field',
  cache: '70003',
  timeout: '70004',
  maxInstances: '805',
  pendingRequests: '7006',
  gcpMaxInstances: '907',
}
