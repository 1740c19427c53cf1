import { definePlugin, error, originsOf } from 'k3s-platform/plugin'

/** Refuses images from registries that the organization has not approved. */
export const approvedRegistries = definePlugin<{ readonly registries?: readonly string[] }>({
  name: 'acme-approved-registries',
  options: {
    type: 'object',
    properties: { registries: { type: 'array', items: { type: 'string' } } },
    additionalProperties: false,
  },
  apply(hooks, { registries = ['ghcr.io/acme'] }) {
    hooks.workload.tap(({ container, name }, context) => {
      if (registries.some(registry => container.image.startsWith(`${registry}/`))) return
      context.report(
        error(
          'acme-approved-registries/unapproved-image',
          `"${name}" uses the image "${container.image}" from a registry that is not approved.`,
          originsOf(container, 'image')[0],
          `Use an image from ${registries.join(' or ')}.`,
        ),
      )
    })
  },
})
