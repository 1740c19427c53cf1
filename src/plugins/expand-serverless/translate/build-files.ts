import { type ContextFiles, type Diagnostic, originsOf, type Serverless } from 'k3s-platform/plugin'
import { missingContext, missingDevelopmentFile, missingDockerfile } from './image-messages.ts'

type Build = NonNullable<Serverless['build']>
type Files = Pick<ContextFiles, 'kind'>

/** The Dockerfile that is looked for, and generated where there is none. */
export const DOCKERFILE = 'Dockerfile'

/** Whether the Dockerfile of an entry is generated: there is none, and no other one is named. */
export function isGenerated(path: string, { dockerfile }: Build, files: Files): boolean {
  if (dockerfile === undefined) return files.kind(pathFrom(path, DOCKERFILE)) !== 'file'
  return pathFrom('', dockerfile) === DOCKERFILE && files.kind(pathFrom(path, dockerfile)) === 'missing'
}

/** What an entry names for its image that is not there; what lies outside of the project may be. */
export function missingBuildFiles(path: string, build: Build, files: Files): readonly Diagnostic[] {
  const { dockerfile, dockerfile_dev, context } = build
  const isThere = (name: string, kind: 'file' | 'folder'): boolean =>
    [kind, 'outside of the project'].includes(files.kind(pathFrom(path, name)))
  const problems: Diagnostic[] = []
  if (dockerfile !== undefined && !isThere(dockerfile, 'file') && !isGenerated(path, build, files))
    problems.push(missingDockerfile(dockerfile, path, originsOf(build, 'dockerfile')[0]))
  if (dockerfile_dev !== undefined && !isThere(dockerfile_dev, 'file'))
    problems.push(missingDevelopmentFile(dockerfile_dev, path, originsOf(build, 'dockerfile_dev')[0]))
  // That of a generated Dockerfile has to contain the functions. Docker takes the address of a repository, too.
  const isLocal = context !== undefined && !/^\w+[:@]/.test(context) && !isGenerated(path, build, files)
  if (isLocal && !isThere(context, 'folder'))
    problems.push(missingContext(context, path, originsOf(build, 'context')[0]))
  return problems
}

/** A path that is written relative to a folder, without `.` and with `..` only at its start. */
export function pathFrom(folder: string, path: string): string {
  const whole = path.startsWith('/') ? path : `${folder}/${path}`
  const steps: string[] = []
  for (const step of whole.split('/'))
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  const isAbsolute = path.startsWith('/') || folder.startsWith('/')
  return (isAbsolute ? '/' : '') + steps.join('/') || '.'
}
