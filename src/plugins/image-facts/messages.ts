import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

/**
 * A new claim hides files that an image has at the same path. Docker copies them to a new volume; Kubernetes does not, and
 * the image does not do it either.
 */
export function contentHidden(volume: string, path: string, image: string, at: Origin | undefined): Diagnostic {
  return warning(
    'image-facts/content-hidden',
    `The volume "${volume}" is empty at first and hides the files of the image "${image}" at ${path}.`,
    at,
    'Remove the volume if the files belong to the image, or copy them to it when the pod runs.',
    { loss: 'approximated' },
  )
}

/** `image_facts` of a service in apps.yaml names an image that the table of well-known images does not have. */
export function unknownImage(image: string, suggestion: string | undefined, at: Origin | undefined): Diagnostic {
  return error(
    'image-facts/unknown-image',
    `Nothing is known about the image "${image}".`,
    at,
    suggestion
      ? `Did you mean "${suggestion}"?`
      : 'Write "off", or an image such as "postgres:17" that the image of the service is based on.',
  )
}
