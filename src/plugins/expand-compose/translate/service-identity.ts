import { soleVariable, type WorkloadIdentity } from 'k3s-platform/plugin'
import { slugOf } from './names.ts'
import type { Parts } from './parts.ts'
import { PROJECT_LABEL } from './policy.ts'
import type { SecretKeys } from './secret-keys.ts'
import type { Subject } from './stack.ts'

/** What sets a service of a stack apart from an app. */
export function serviceIdentity(
  { host, stack }: Subject,
  { controller, image, storage }: Parts,
  secretKeys: SecretKeys,
): WorkloadIdentity {
  const labels = {
    app: host,
    'app.kubernetes.io/name': host,
    'app.kubernetes.io/part-of': stack.name,
    'app.kubernetes.io/managed-by': 'k3s-platform',
    [PROJECT_LABEL]: stack.name,
    'k3scompose.io/service': host,
  }
  return {
    name: host,
    kind: controller.kind,
    ...(controller.origins.length > 0 && { kindOrigins: controller.origins }),
    labels,
    selector: { app: host, [PROJECT_LABEL]: stack.name, 'k3scompose.io/service': host },
    imageName: image.name,
    secretName: `${stack.name}-secrets`,
    secretKey: value => {
      const variable = soleVariable(value.from_secret)
      return variable === undefined
        ? `${host}.${value.key}`
        : secretKeys.keyOf(variable, { host, isOfFile: value.file !== undefined })
    },
    scalesWithRoute: false,
    isBuilt: image.isBuilt,
    isForeign: true,
    claimName: (volume: string) =>
      storage.changeable.find(({ node }) => node.name === volume)?.claim ?? `${stack.name}-${host}-${slugOf(volume)}`,
  }
}
