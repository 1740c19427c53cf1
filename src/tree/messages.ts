import { type Diagnostic, error, warning } from '../ir/diagnostic.ts'
import { LOCK } from './layout.ts'
import type { Conflict } from './plan.ts'

/** Reports a conflict. Paths are shown below the folder as the user named it. */
export function conflictMessage(conflict: Conflict, directory: string): Diagnostic {
  const place = `"${shown(directory, conflict.path)}"`
  const environments = conflict.environment === '' ? {} : { environments: [conflict.environment] }
  return { severity: 'error', ...words(conflict.kind, place), ...environments }
}

function words(kind: Conflict['kind'], place: string): Pick<Diagnostic, 'code' | 'message' | 'hint'> {
  switch (kind) {
    /**
     * A file that k3s-platform did not write has the path of a generated file. It is never overwritten by default. Move
     * it, or let `--force` overwrite it.
     */
    case 'foreign':
      return {
        code: 'tree/foreign-file',
        message: `${place} was not written by k3s-platform, and would be overwritten.`,
        hint: 'Move it elsewhere, or overwrite it with --force.',
      }
    /**
     * A generated file was edited. The edit would be lost, so nothing is written. Make the change in apps.yaml, an
     * annotation or a plugin, and overwrite the edit with `--force`.
     */
    case 'edited':
      return {
        code: 'tree/edited-file',
        message: `${place} was edited since it was written, and would be overwritten.`,
        hint: 'Make the change in apps.yaml instead, then overwrite the edit with --force.',
      }
    case 'edited-and-going':
      return {
        code: 'tree/edited-file',
        message: `${place} is no longer generated, but was edited since it was written, and would be removed.`,
        hint: 'Move it elsewhere, or remove it with --force.',
      }
    /**
     * A symbolic link has the path of a file of the tree. Writing through it could change files anywhere, so the build
     * never does, not even with `--force`.
     */
    case 'link':
      return {
        code: 'tree/symbolic-link',
        message: `${place} is a symbolic link, and files are never written through one.`,
        hint: 'Replace it with its target, or remove it; --force does not.',
      }
    /**
     * A folder has the path of a file of the tree, or a file that of a folder. k3s-platform did not create it, and
     * never removes it.
     */
    case 'no-file':
      return {
        code: 'tree/in-the-way',
        message: `${place} is not a file, so the file of the tree cannot be written.`,
        hint: 'Move it elsewhere; --force does not.',
      }
    case 'no-folder':
      return {
        code: 'tree/in-the-way',
        message: `${place} is not a folder, so files below it cannot be written.`,
        hint: 'Move it elsewhere; --force does not.',
      }
  }
}

/**
 * A path of the tree would lead out of its folder, or collides with the files that the writer reserves. Only a plugin
 * that names files can cause it.
 */
export function unsafePath(path: string): Diagnostic {
  return error(
    'tree/unsafe-path',
    `"${path}" is not a path inside the output folder.`,
    undefined,
    'Generated paths consist of names with "/" between them, without "..", and none begins with ".k3s-platform-".',
  )
}

/**
 * Two paths of the tree differ only in upper and lower case, or one is a folder of the other. On the disks of macOS and
 * Windows the second would replace the first. Rename one of the entries, or the file that a plugin names.
 */
export function collidingPaths(one: string, other: string): Diagnostic {
  return error(
    'tree/colliding-paths',
    `"${one}" and "${other}" collide on file systems that ignore case.`,
    undefined,
    'Use names that differ in more than upper and lower case.',
  )
}

/**
 * Another run is writing to the same folder. Two at once would mix their trees. Wait for it. After a crash of the
 * machine the lock may be left over; the message names the file.
 */
export function busy(directory: string, holder: string): Diagnostic {
  return error(
    'tree/busy',
    `Another run (${holder}) is writing to "${directory}".`,
    undefined,
    `Wait until it ends. If there is no such run, remove "${shown(directory, LOCK)}".`,
  )
}

/**
 * The output folder has the tree of an environment that apps.yaml no longer declares. Argo CD still applies it. It is
 * not removed automatically: another file may have been built into the same folder, and removing a tree can take down
 * everything that it runs. `--all-envs` checks this.
 */
export function undeclaredEnvironment(directory: string, environment: string): Diagnostic {
  const folder = shown(directory, environment)
  return warning(
    'tree/undeclared-environment',
    `"${folder}" was written for an environment that is no longer declared.`,
    undefined,
    `If nothing applies it any longer, remove it: rm -r ${folder}`,
  )
}

/**
 * The operating system refused to write a file. The message has the reason, and the hint the state of the tree:
 * unchanged, or incomplete until the next run.
 */
export function cannotWrite(
  refusal: NodeJS.ErrnoException,
  directory: string,
  state: 'untouched' | 'half',
): Diagnostic {
  const cause = CAUSES[refusal.code ?? ''] ?? 'the operating system refused it'
  const { dest = refusal.path ?? directory } = refusal as { readonly dest?: string }
  return error(
    'tree/cannot-write',
    `"${dest}" cannot be written: ${cause} (${refusal.code}).`,
    undefined,
    state === 'untouched'
      ? 'Nothing was changed. Fix the cause and run again.'
      : 'Some files are new and some are old. Fix the cause; the next run completes the tree.',
  )
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  EEXIST: 'another file exists there',
  ENOENT: 'a folder above it is missing',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is exceeded',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a chain of symbolic links',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk reported an error',
  EBUSY: 'it is in use',
}

function shown(directory: string, path: string): string {
  return path === '' ? directory : `${directory.replace(/(?<!\/)\/+$/, '')}/${path}`
}
