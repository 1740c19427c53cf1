import { type Diagnostic, error, warning } from '../ir/diagnostic.ts'
import { LOCK } from './layout.ts'
import type { Conflict } from './plan.ts'

/** Says what stands in the way. Paths are shown below the folder as the user named it. */
export function conflictMessage(conflict: Conflict, directory: string): Diagnostic {
  const place = `"${shown(directory, conflict.path)}"`
  const environments = conflict.environment === '' ? {} : { environments: [conflict.environment] }
  return { severity: 'error', ...words(conflict.kind, place), ...environments }
}

function words(kind: Conflict['kind'], place: string): Pick<Diagnostic, 'code' | 'message' | 'hint'> {
  switch (kind) {
    /**
     * A file stands where a generated one belongs, and the index of the tree does not know it, so somebody else put it
     * there. It is never overwritten unasked. Move it, or let `--force` overwrite it.
     */
    case 'foreign':
      return {
        code: 'tree/foreign-file',
        message: `${place} was not written by k3s-platform, and would be overwritten.`,
        hint: 'Move it elsewhere, or overwrite it with --force.',
      }
    /**
     * A generated file is not what was written: somebody edited it. The edit would be lost, so nothing is written.
     * Make the change in apps.yaml, an annotation or a plugin, and overwrite the edit with `--force`.
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
     * A symbolic link stands where a file of the tree belongs. Writing through it could change files anywhere, so that
     * is never done, not even with `--force`.
     */
    case 'link':
      return {
        code: 'tree/symbolic-link',
        message: `${place} is a symbolic link, and files are never written through one.`,
        hint: 'Replace it by what it points to, or remove it; --force does not.',
      }
    /**
     * A folder stands where a file of the tree belongs, or a file where a folder of the tree does. What is in the way
     * was not made by this program, and is never removed.
     */
    case 'no-file':
      return {
        code: 'tree/in-the-way',
        message: `${place} is not a file, and one is to be written there.`,
        hint: 'Move it elsewhere; --force does not.',
      }
    case 'no-folder':
      return {
        code: 'tree/in-the-way',
        message: `${place} is not a folder, and files are to be written below it.`,
        hint: 'Move it elsewhere; --force does not.',
      }
  }
}

/**
 * A path of the tree would lead out of its folder, or collides with the files that the writer keeps for itself. Only a
 * plugin that names files can cause it.
 */
export function unsafePath(path: string): Diagnostic {
  return error(
    'tree/unsafe-path',
    `"${path}" is no path inside the output folder.`,
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
    `"${one}" and "${other}" cannot stand beside each other on every disk.`,
    undefined,
    'Give them names that differ in more than the case of letters.',
  )
}

/**
 * Another run is writing into the same folder at this moment, and two at once would mix their trees. Wait for it. After
 * a crash of the machine the lock may be left over; the message names the file.
 */
export function busy(directory: string, holder: string): Diagnostic {
  return error(
    'tree/busy',
    `Another run (${holder}) is writing to "${directory}".`,
    undefined,
    `Wait until it is done. If there is no such run, remove "${shown(directory, LOCK)}".`,
  )
}

/**
 * The output folder holds the tree of an environment that apps.yaml declares no more. Whoever reads it, as Argo CD does,
 * goes on to apply it. It is not removed unasked: another file may have been built into the
 * same folder, and removing a tree can take everything down that it runs. Looked for with `--all-envs`.
 */
export function undeclaredEnvironment(directory: string, environment: string): Diagnostic {
  const folder = shown(directory, environment)
  return warning(
    'tree/undeclared-environment',
    `"${folder}" was written for an environment that is declared no more.`,
    undefined,
    `When nothing applies it any longer, remove it: rm -r ${folder}`,
  )
}

/**
 * The operating system refused to write a file. The message has its reason, and the hint what has become of the tree:
 * untouched, or half done and completed by the next run.
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
      ? 'Nothing was changed. Remove the cause and run again.'
      : 'Some files are new and some are old. Remove the cause; the next run completes what this one began.',
  )
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk can only be read',
  EEXIST: 'something else stands there',
  ENOENT: 'a folder above it is missing',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
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
