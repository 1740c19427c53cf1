import type { Volume } from 'k3s-platform/plugin'

/** Whether a volume is a claim that only one node can mount at a time in the way that the container does. */
export function isClaimOfOneNode({ source, readOnly }: Volume): boolean {
  return (
    source.kind === 'persistentVolumeClaim' &&
    !source.claim.isTemplate &&
    !source.claim.accessModes.some(mode => mode === 'ReadWriteMany' || (readOnly && mode === 'ReadOnlyMany'))
  )
}
