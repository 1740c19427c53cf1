/** A change of one object of a unit, as apps.yaml asks for it: a mapping to merge, or operations. */
export interface ObjectPatch {
  readonly kind: string
  /** Without it, the only object of the kind. */
  readonly name?: string
  readonly merge?: Readonly<Record<string, unknown>>
  readonly operations: readonly PatchOperation[]
}

/** One operation of RFC 6902, with the fields that its `op` needs. */
export interface PatchOperation {
  readonly op: 'add' | 'copy' | 'move' | 'remove' | 'replace' | 'test'
  readonly path: string
  readonly from?: string
  readonly value?: unknown
}
