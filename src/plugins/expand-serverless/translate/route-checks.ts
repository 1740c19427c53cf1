import { originsOf, parseDuration, type Route } from 'k3s-platform/plugin'
import type { Subject } from './entry.ts'
import { corsTwice, shortRouteTimeout, unreachablePath } from './route-messages.ts'

/** Reports where the route of a function, in whatever spelling it was written, does not fit what the function says. */
export function reportRoute(route: Route, seconds: number, { found, report }: Subject): void {
  const { trigger, name } = found
  if (trigger.type !== 'http') return
  const { server } = route.timeouts
  const milliseconds = server === undefined ? undefined : parseDuration(server)
  if (server !== undefined && milliseconds !== undefined && milliseconds < seconds * 1000)
    report(shortRouteTimeout(name, server, seconds, originsOf(route.timeouts, 'server')[0]))
  const { path = '/' } = trigger
  const arriving = route.rewrite?.target ?? route.path
  if (!isBelow(arriving, path) && !isBelow(path, arriving))
    report(unreachablePath(name, arriving, path, originsOf(route, 'path')[0]))
  if (trigger.cors && route.cors) report(corsTwice(name, originsOf(trigger, 'cors')[0], originsOf(route, 'cors')[0]))
}

function isBelow(path: string, above: string): boolean {
  const folder = above.replace(/(?<!\/)\/+$/, '')
  return path.replace(/(?<!\/)\/+$/, '') === folder || path.startsWith(`${folder}/`)
}
