import { type Verdict, verdictOf } from '../../src/server/verdict.ts'

/** Answers of kube-apiserver v1.36.3 to dry runs of server-side apply with strict field validation, as it gave them. */

/** A field of an object that exists cannot change. */
export const immutableSelector = refusal(422, {
  message:
    'Deployment.apps "web" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"web"}}: field is immutable',
  reason: 'Invalid',
  details: {
    name: 'web',
    group: 'apps',
    kind: 'Deployment',
    causes: [
      {
        reason: 'FieldValueInvalid',
        message: 'Invalid value: {"matchLabels":{"app":"web"}}: field is immutable',
        field: 'spec.selector',
      },
    ],
  },
})

/** Two fields of a container. */
export const twoFields = refusal(422, {
  message:
    'Deployment.apps "web" is invalid: [spec.template.spec.containers[0].ports[0].containerPort: Invalid value: 99999999: must be between 1 and 65535, inclusive, spec.template.spec.containers[0].env[0].name: Invalid value: "A=B": a valid environment variable name must consist only of printable ASCII characters other than \'=\']',
  reason: 'Invalid',
  details: {
    name: 'web',
    group: 'apps',
    kind: 'Deployment',
    causes: [
      {
        reason: 'FieldValueInvalid',
        message: 'Invalid value: 99999999: must be between 1 and 65535, inclusive',
        field: 'spec.template.spec.containers[0].ports[0].containerPort',
      },
      {
        reason: 'FieldValueInvalid',
        message:
          'Invalid value: "A=B": a valid environment variable name must consist only of printable ASCII characters other than \'=\'',
        field: 'spec.template.spec.containers[0].env[0].name',
      },
    ],
  },
})

/** A required field of a custom resource, with the remark that not everything was looked at. */
export const unfinished = refusal(422, {
  message:
    'ScaledObject.keda.sh "web" is invalid: [spec.triggers: Required value, <nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation]',
  reason: 'Invalid',
  details: {
    name: 'web',
    group: 'keda.sh',
    kind: 'ScaledObject',
    causes: [
      { reason: 'FieldValueRequired', message: 'Required value', field: 'spec.triggers' },
      {
        reason: 'FieldValueInvalid',
        message:
          'Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
        field: '<nil>',
      },
    ],
  },
})

/** A policy of the cluster, with what PodSecurity and another policy remark. */
export const deniedByPolicy = refusal(
  422,
  {
    message:
      "deployments.apps \"web\" is forbidden: ValidatingAdmissionPolicy 'team' with binding 'team' denied request: every Deployment needs the label team",
    reason: 'Invalid',
    details: {
      name: 'web',
      group: 'apps',
      kind: 'deployments',
      causes: [
        {
          message:
            "ValidatingAdmissionPolicy 'team' with binding 'team' denied request: every Deployment needs the label team",
        },
      ],
    },
  },
  [
    'would violate PodSecurity "restricted:latest": runAsNonRoot != true (pod or container "web" must set securityContext.runAsNonRoot=true)',
    "Validation failed for ValidatingAdmissionPolicy 'few' with binding 'few': one replica is few",
  ],
)

/** A LimitRange of the namespace. */
export const overLimit = refusal(403, {
  message:
    'persistentvolumeclaims "web" is forbidden: maximum storage usage per PersistentVolumeClaim is 1Gi, but request is 5Gi',
  reason: 'Forbidden',
  details: { name: 'web', kind: 'persistentvolumeclaims' },
})

/** Who asks has no right to. */
export const notAllowed = refusal(403, {
  message:
    'services "web" is forbidden: User "bob" cannot patch resource "services" in API group "" in the namespace "shop"',
  reason: 'Forbidden',
  details: { name: 'web', kind: 'services' },
})

/** The namespace is not there. */
export const noNamespace = refusal(404, {
  message: 'namespaces "shop" not found',
  reason: 'NotFound',
  details: { name: 'shop', kind: 'namespaces' },
})

/** An unknown field, as server-side apply says it. */
export const undeclared = refusal(500, {
  message:
    'failed to create typed patch object (shop/web; keda.sh/v1alpha1, Kind=ScaledObject): .spec.foo: field not declared in schema',
})

/** Fields of a wrong type in list elements, as server-side apply says it. */
export const wrongTypes = refusal(500, {
  message:
    'failed to create typed patch object (shop/web; apps/v1, Kind=Deployment): errors:\n  .spec.template.spec.containers[name="web"].env[name=5].name: expected string, got &value.valueUnstructured{Value:5}\n  .spec.template.spec.containers[name="web"].ports[containerPort="x",protocol="TCP"].containerPort: expected numeric (int or float), got string',
})

/** Unknown fields, as the creation of an object says it. */
export const unknownFields = refusal(400, {
  message:
    'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.foo", unknown field "spec.template.spec.containers[0].bar"',
  reason: 'BadRequest',
})

/** A field of a wrong type, as the creation of an object says it. */
export const unreadable = refusal(400, {
  message:
    'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal number into Go struct field EnvVar.spec.template.spec.containers.env.name of type string',
  reason: 'BadRequest',
})

function refusal(status: number, body: object, warnings: readonly string[] = []): Verdict {
  return verdictOf({ status, body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', ...body }, warnings })
}
