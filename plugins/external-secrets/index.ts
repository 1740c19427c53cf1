import { definePlugin } from 'k3s-platform/plugin'
import { deliverSecrets } from './deliver.ts'
import { secretsOf } from './external-secret.ts'
import { secretSettings } from './settings.ts'

/** Delivers the Secrets that pods need, from a store of the External Secrets Operator. */
export const externalSecrets = definePlugin({
  name: 'external-secrets',
  environment: secretSettings,
  kinds: { 'external-secrets.io/v1 ExternalSecret': { secrets: secretsOf } },
  installations: {
    'external-secrets.io': {
      project: 'External Secrets Operator',
      command:
        'helm install external-secrets external-secrets --repo https://charts.external-secrets.io --namespace external-secrets --create-namespace',
    },
  },
  apply(hooks) {
    hooks.delivery.tap(deliverSecrets)
  },
})
