import { type Exposures, listOf, type ObjectData, type Opening, opening, type ServedAddress } from 'k3s-platform/plugin'

/** What Traefik's own kinds let in and keep out. */
export const traefikExposure: Exposures = {
  'traefik.io/IngressRoute': { openings: routeOpenings, addresses: servedMatches },
  'traefik.io/Middleware': { barriers: middlewareBarriers },
}

function routeOpenings({ spec }: ObjectData): readonly Opening[] {
  return listOf(spec?.routes).map(({ match }) =>
    opening(`route ${match}`, `spec.routes[${match}]`, `requests that match ${match} come in`),
  )
}

/** Rules are a language; one that names a host may well serve any path of it. */
function servedMatches({ spec }: ObjectData): readonly ServedAddress[] {
  return listOf(spec?.routes).flatMap(({ match }) =>
    typeof match === 'string'
      ? [{ name: match, hosts: [...match.matchAll(/Host\(`([^`]*)`\)/g)].map(([, host]) => host!) }]
      : [],
  )
}

function middlewareBarriers({ spec = {} }: ObjectData): readonly Opening[] {
  return Object.keys(spec)
    .filter(name => /^(ipAllowList|ipWhiteList|basicAuth|digestAuth|forwardAuth)$/.test(name))
    .map(name =>
      opening(`${name} ${JSON.stringify(spec[name])}`, `spec.${name}`, `it no longer asks ${name} as before`),
    )
}
