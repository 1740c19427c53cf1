/** Whether a service belongs to the project when these profiles are active. */
export function isActive(
  { profiles = [] }: { readonly profiles?: readonly string[] },
  active: readonly string[],
): boolean {
  return profiles.length === 0 || active.includes('*') || profiles.some(profile => active.includes(profile))
}
