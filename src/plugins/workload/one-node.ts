import type { Volume } from 'k3s-platform/plugin'

/** Whether a volume is a claim that only one node can mount at a time. */
export function isClaimOfOneNode({ source }: Volume): boolean {
  return (
    source.kind === 'persistentVolumeClaim' &&
    source.claim.accessModes.every(mode => mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod')
  )
}
