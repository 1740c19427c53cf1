import { byRule, originsOf, tracedTo } from '../../ir/provenance.ts'
import type { Security } from '../../ir/security.ts'
import type { Volume } from '../../ir/volume.ts'
import type { Lowering } from './lowering.ts'
import { temporaryFolderAdded } from './unit-messages.ts'

/** The volumes, with a writable `/tmp` where the image's own files are read-only and nothing else covers it. */
export function withTemporaryFolder(
  volumes: readonly Volume[],
  security: Security,
  lowering: Lowering,
): readonly Volume[] {
  const context = security.containerSecurityContext
  if (!context.readOnlyRootFilesystem || volumes.some(({ mountPath }) => /^\/tmp\/*$/.test(mountPath))) return volumes
  const because = byRule('temporary-folder', originsOf(context, 'readOnlyRootFilesystem'))
  lowering.report(temporaryFolderAdded(because[0]))
  const name = volumes.some(volume => volume.name === 'tmp') ? 'tmp-folder' : 'tmp'
  const source = tracedTo(because, { kind: 'emptyDir' as const })
  return [...volumes, tracedTo(because, { name, mountPath: '/tmp', readOnly: false, source })]
}
