/** A ConfigMap that is created for workloads; their pods restart when its content changes. */
export interface ConfigMapContent {
  readonly name: string
  /** Texts by key. */
  readonly data: Readonly<Record<string, string>>
  /** Binary content in base64, by key. */
  readonly binaryData?: Readonly<Record<string, string>>
  /** The labels of the object, when it is not the first workload's alone. */
  readonly labels?: Readonly<Record<string, string>>
}
