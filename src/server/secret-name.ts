/** Which Secret of a cluster. */
export interface SecretName {
  readonly namespace: string
  readonly name: string
}
