/** The unit that a file of the tree belongs to, as `apps/web`; undefined for what belongs to delivery. */
export function unitOfPath(path: string): string | undefined {
  return /^(?:apps|compose|helm|manifests|serverless)\/[^/]+?(?=\/|\.yaml$)/.exec(path)?.[0]
}
