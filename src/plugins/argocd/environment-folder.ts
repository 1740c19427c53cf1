import type { ArgoCd } from 'k3s-platform/plugin'

/** The folder of an environment inside of the repository. */
export function environmentFolder({ path }: ArgoCd, environment: string): string {
  const steps = path.split('/').filter(step => step !== '' && step !== '.')
  return [...steps, environment].join('/')
}
