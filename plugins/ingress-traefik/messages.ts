import { type Certificate, type Diagnostic, enumerated, type Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A backend is a Service of type ExternalName, which Traefik refuses unless its installation allows it: the route would
 * be answered with 404. Set the two options where Traefik is installed, once for the cluster.
 */
export function externalNameServices(apps: readonly string[], at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/external-name-services',
    severity: 'warning',
    message: `Traefik must allow ExternalName Services, or it answers 404 for ${enumerated(apps)}.`,
    ...(at && { at }),
    hint: 'Set providers.kubernetesIngress.allowExternalNameServices and providers.kubernetesCRD.allowExternalNameServices to true; for the Traefik of k3s "platform: [traefik]" of the environment writes that.',
  }
}

/**
 * `hsts` tells browsers to use HTTPS only, and is only sent over HTTPS. The route has no TLS, so it has no effect.
 * Switch TLS on, or remove `hsts`.
 */
export function hstsNeedsTls(at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/hsts-needs-tls',
    severity: 'warning',
    message: 'The route has no TLS, so "hsts" has no effect.',
    ...(at && { at }),
    hint: 'Switch on "tls" for the route or the environment, or remove "hsts".',
  }
}

/**
 * A certificate is made by an issuer of cert-manager, which has to exist in the cluster. Nothing has to be done in
 * apps.yaml; without the issuer, Traefik answers with a certificate of its own.
 */
export function issuerExpected({ secretName, namespace, issuer, at }: Certificate): Diagnostic {
  const where = issuer?.kind === 'Issuer' ? ` in namespace "${namespace}"` : ''
  return {
    code: 'ingress-traefik/issuer-expected',
    severity: 'info',
    message: `cert-manager must have the ${issuer?.kind} "${issuer?.name}"${where}, which makes the certificate "${secretName}" in namespace "${namespace}".`,
    ...(at && { at }),
    hint: 'Until the certificate is there, Traefik answers with its default one.',
  }
}

/**
 * Traefik knows a middleware by its namespace and name with a dash between them, so that `c` in `a-b` and `b-c` in `a`
 * are one and the same to it. Rename one of the two apps.
 */
export function nameCollision(reference: string, first: string, second: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/name-collision',
    severity: 'error',
    message: `Traefik knows both ${first} and ${second} as "${reference}".`,
    ...(at && { at }),
    hint: 'Rename one of the two apps, or move it to another namespace.',
  }
}

/**
 * A path that is a regular expression cannot be stripped or rewritten, since nobody knows how long the part is that it
 * matches. Use `path_type: Prefix`, or a middleware of your own through the annotation router.middlewares.
 */
export function regularExpressionWithRewrite(path: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/regular-expression-with-rewrite',
    severity: 'error',
    message: `The path "${path}" is a regular expression, so there is no prefix to take off or to replace.`,
    ...(at && { at }),
    hint: 'Use "path_type: Prefix", or remove "strip_prefix" and "rewrite_target".',
  }
}

/**
 * Two namespaces each bring a certificate for one host. Traefik serves one of them for both, and which one is not
 * certain. Put the apps of a host into one namespace, or make sure that both certificates are good.
 */
export function tlsHostInTwoNamespaces(host: string, first: string, second: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/tls-host-in-two-namespaces',
    severity: 'warning',
    message: `The host "${host}" has a certificate in namespace "${first}" and another in "${second}".`,
    ...(at && { at }),
    hint: 'Put the apps of a host into one namespace, or make sure that both certificates contain it.',
  }
}

/**
 * A route is served with a certificate from a Secret that the build does not make. It has to be in the namespace of the
 * app, and must contain the host: Traefik picks certificates by their own names, else it takes its default one, silently.
 */
export function tlsSecretExpected({ secretName, namespace, hosts, at }: Certificate): Diagnostic {
  return {
    code: 'ingress-traefik/tls-secret-expected',
    severity: 'info',
    message: `Namespace "${namespace}" must have the Secret "${secretName}" with a certificate that contains ${hosts.join(', ')}.`,
    ...(at && { at }),
    hint: `kubectl create secret tls ${secretName} --namespace ${namespace} --cert=tls.crt --key=tls.key`,
  }
}
