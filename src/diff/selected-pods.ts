import type { TreeSide } from './tree-side.ts'

/** The objects of a tree that run pods which a NetworkPolicy selects. One that selects by expressions may mean all. */
export function podsSelectedBy(policy: object, { objects }: TreeSide): readonly string[] {
  const { metadata, spec } = policy as Policy
  const labels = Object.entries(spec?.podSelector?.matchLabels ?? {})
  return [...objects.values()]
    .filter(({ ref }) => ref.namespace === metadata.namespace)
    .filter(({ value }) => {
      const { spec: own } = value as Runner
      const template = own?.jobTemplate?.spec?.template ?? own?.template
      return template?.spec && labels.every(([name, text]) => template.metadata?.labels?.[name] === text)
    })
    .map(({ ref }) => `${ref.kind}/${ref.name}`)
}

interface Policy {
  readonly metadata: { readonly namespace?: string }
  readonly spec?: { readonly podSelector?: { readonly matchLabels?: Readonly<Record<string, string>> } }
}

interface Template {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> }
  readonly spec?: object
}

interface Runner {
  readonly spec?: { readonly template?: Template; readonly jobTemplate?: { readonly spec?: { template?: Template } } }
}
