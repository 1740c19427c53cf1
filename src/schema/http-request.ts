import { mapOf, oneOf, scalar } from './shapes.ts'

/** The keys that say how the kubelet sends a request to a container. */
export const httpRequestKeys = {
  scheme: oneOf({ HTTP: 'Plain HTTP.', HTTPS: 'TLS; the certificate is not verified.' }, 'The scheme of the request.', {
    default: 'HTTP',
  }),
  headers: mapOf(scalar('The value of the header.'), 'Headers of the request.', {
    examples: [{ Host: 'api.example.com' }],
  }),
}
