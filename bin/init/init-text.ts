import { counted } from '../summary.ts'
import type { FoundEntry } from './find-entries.ts'
import type { StartedProject } from './started-project.ts'
import { domainOf } from './starter-text.ts'

/** The registry of images if none is given. */
export const PLACEHOLDER = 'registry.example.com/team'

/** What was found in the folder. */
export function foundText(
  { built, notBuilt }: Pick<StartedProject, 'built' | 'notBuilt'>,
  manifests: ReadonlyMap<string, number>,
): string {
  const line = ({ section, name, path }: FoundEntry, end = '') => `  ${`${section}/${name}`.padEnd(28)} ${path}${end}\n`
  const entries =
    built.length + notBuilt.length === 0
      ? ['Nothing to deploy was found here: apps.yaml gets an example.\n']
      : [
          `Found ${counted(built.length + notBuilt.length, 'thing')} to deploy:\n`,
          ...built.map(entry => line(entry)),
          ...notBuilt.map(entry => line(entry, '  (a comment: something is missing)')),
        ]
  const others = [...manifests].map(
    ([folder, count]) =>
      `Kubernetes manifests in ${folder} (${counted(count, 'file')}) stay as they are; to convert them: k3s-platform import ${folder}\n`,
  )
  return [...entries, ...others].join('')
}

/** What is left to do; the last line is a command. */
export function nextSteps(environments: readonly string[], { text, notBuilt }: StartedProject): string {
  const domains = environments.map(domainOf).filter(domain => domain !== 'localhost')
  return [
    'apps.yaml is written, and builds.',
    ...(text.includes(`registry: ${PLACEHOLDER}`) ? [`To do: replace ${PLACEHOLDER} with your registry.`] : []),
    ...(domains.length > 0 ? [`To do: replace these domains with yours: ${domains.join(', ')}.`] : []),
    ...(notBuilt.length > 0 ? ['To do: complete the commented entries.'] : []),
    `Next: k3s-platform build --env ${environments[0]}`,
    '',
  ].join('\n')
}
