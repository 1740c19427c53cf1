import { violationOfOrigin } from '../../../ir/cors-origin.ts'
import type { Route } from '../../../ir/route.ts'
import { type Finding, nginxValue, setting } from './nginx-finding.ts'

/** `enable-cors` and what belongs to it, with nginx's own defaults. */
export function nginxCors(route: Route): readonly Finding[] {
  const enabled = nginxValue(route, 'enable-cors')
  const keys = KEYS.filter(key => nginxValue(route, key) !== undefined)
  if (keys.length === 0) return []
  if (enabled !== 'true') return [{ keys, lost: 'nginx answers CORS requests only with enable-cors: "true"' }]
  const allowOrigins = listOf(nginxValue(route, 'cors-allow-origin') ?? '*')
  const wrong = allowOrigins.find(violationOfOrigin)
  if (wrong !== undefined) return [{ keys, lost: `the origin "${wrong}" ${violationOfOrigin(wrong)}` }]
  const allowMethods = listOf(nginxValue(route, 'cors-allow-methods') ?? 'GET, PUT, POST, DELETE, PATCH, OPTIONS')
  const allowHeaders = listOf(nginxValue(route, 'cors-allow-headers') ?? HEADERS)
  const token = [...allowMethods, ...allowHeaders].find(text => !/^(\*|[\w-]+)$/.test(text))
  if (token !== undefined) return [{ keys, lost: `"${token}" is neither a method nor the name of a header` }]
  // With every origin, browsers refuse nginx's default of true; an origin that is echoed would make it real.
  const allowCredentials = nginxValue(route, 'cors-allow-credentials') !== 'false' && !allowOrigins.includes('*')
  const cors = { allowOrigins, allowMethods, allowHeaders, allowCredentials }
  return [setting(route, 'cors', cors, { keys, became: 'what "cors" in the ingress block says' })]
}

const KEYS = ['enable-cors', 'cors-allow-origin', 'cors-allow-methods', 'cors-allow-headers', 'cors-allow-credentials']
const HEADERS =
  'DNT, Keep-Alive, User-Agent, X-Requested-With, If-Modified-Since, Cache-Control, Content-Type, Range, Authorization'

function listOf(text: string): string[] {
  return text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
}
