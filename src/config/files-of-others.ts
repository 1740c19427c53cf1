import { type Diagnostic, error } from '../ir/diagnostic.ts'
import { isMap } from '../ir/is-map.ts'
import type { Origin } from '../ir/origin.ts'

/** The type of a file that is not an apps.yaml, and what to do with it. */
interface Foreign {
  readonly what: string
  readonly hint: (file: string) => string
}

/** Says that a value of a YAML file is that of another program. */
export function fileOfOthers(value: unknown, at: Origin): Diagnostic | undefined {
  if (!isMap(value) || Array.isArray(value.apps)) return undefined
  const foreign = KINDS.find(([isOne]) => isOne(value))?.[1](value)
  return foreign && foreignFile(foreign, at)
}

/** Reports that several documents are a stream of Kubernetes manifests. */
export function manifestsIn(text: string, at: Origin): Diagnostic | undefined {
  const kinds = text.match(/^kind:\s*\S/gm)?.length ?? 0
  const versions = text.match(/^apiVersion:\s*\S/gm)?.length ?? 0
  return kinds > 0 && versions > 0
    ? foreignFile({ what: `a file of Kubernetes manifests`, hint: importIt }, at)
    : undefined
}

const KINDS: readonly (readonly [
  (value: Readonly<Record<string, unknown>>) => boolean,
  (value: Readonly<Record<string, unknown>>) => Foreign,
])[] = [
  [
    value => 'apiVersion' in value && value.kind === 'Kustomization',
    () => ({
      what: 'a kustomization',
      hint: () => 'Import what it renders: kubectl kustomize . | k3s-platform import -',
    }),
  ],
  [
    value => 'apiVersion' in value && typeof value.kind === 'string',
    ({ kind }) => ({ what: `a Kubernetes manifest of the kind ${kind}`, hint: importIt }),
  ],
  [
    value => 'apiVersion' in value && 'name' in value && 'version' in value,
    () => ({ what: 'the Chart.yaml of a Helm chart', hint: () => 'Start an apps.yaml with: k3s-platform init' }),
  ],
  [
    value => isMap(value.services),
    () => ({
      what: 'a Docker Compose file',
      hint: () =>
        'Make an apps.yaml for it with "k3scompose init <folder of this file>", or refer to it: compose: [{ name: stack, path: <its folder> }]',
    }),
  ],
]

function importIt(file: string): string {
  return `Make an apps.yaml of it: k3s-platform import ${file}`
}

/**
 * The file is that of another program: a Kubernetes manifest, a Docker Compose file, a Helm chart. `import` and `init`
 * make an apps.yaml of it.
 */
function foreignFile({ what, hint }: Foreign, at: Origin): Diagnostic {
  return error('config/foreign-file', `This is ${what}, not an apps.yaml.`, at, hint(at.file))
}
