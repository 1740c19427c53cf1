/** What API servers say about the kinds that we write, without words. */
export interface KubernetesSchemas {
  /** From `apps/v1 Deployment` to `#/$defs/apps.v1.Deployment`. */
  readonly kinds: Readonly<Record<string, string>>
  readonly $defs: Readonly<Record<string, KubernetesSchema>>
}

/** The part of JSON Schema that describes Kubernetes objects, with three words of Kubernetes' own. */
export interface KubernetesSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: 'byte' | 'date-time'
  readonly enum?: readonly unknown[]
  readonly default?: string
  readonly properties?: Readonly<Record<string, KubernetesSchema>>
  readonly additionalProperties?: KubernetesSchema | boolean
  readonly required?: readonly string[]
  readonly items?: KubernetesSchema
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly uniqueItems?: boolean
  /** Fields by which the elements of a list differ. */
  readonly 'x-list-map-keys'?: readonly string[]
  readonly 'x-kubernetes-int-or-string'?: boolean
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean
}

/** The schemas of `schemas/kubernetes.json`, which is only read on demand. */
export async function kubernetesSchemas(): Promise<KubernetesSchemas> {
  const { default: published } = await import('../../schemas/kubernetes.json', { with: { type: 'json' } })
  return published as unknown as KubernetesSchemas
}
