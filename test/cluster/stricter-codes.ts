/** Errors in objects that a server takes all the same, by what they begin with, each with its reason. */
export const STRICTER_CODES: readonly (readonly [words: RegExp, reason: string])[] = [
  [/^check\/missing-field ScaledObject\/spec\/triggers/, 'KEDA refuses the trigger, and then scales by none of them.'],
  [
    /^check\/invalid-value ScaledObject\/spec\/triggers/,
    'KEDA cannot read the trigger, and then scales by none of them.',
  ],
  [/^check\/out-of-range ScaledObject\/spec\/advanced/, 'KEDA makes a HorizontalPodAutoscaler of it that is refused.'],
  [/^check\/invalid-label \S*\/nodeAffinity\//, 'No label of a node has such a value, so the rule never applies.'],
  [/^check\/out-of-range (HTTPScaledObject|ScaledObject)\/.* which is the minimum/, 'No number of pods is in between.'],
  [/^check\/long-name (ScaledObject|HTTPScaledObject)/, 'KEDA makes a HorizontalPodAutoscaler of it that is refused.'],
  [/^check\/invalid-name PodDisruptionBudget/, 'No other kind takes such a name, and clients build paths of it.'],
  [/^check\/missing-field PodDisruptionBudget\/spec /, 'A budget without a bound protects nothing.'],
  [/^check\/missing-namespace /, 'The object would land in whatever namespace is current.'],
  [/^check\/unknown-port /, 'A probe of a port that no container has fails for ever.'],
  [/^check\/invalid-name Service\/metadata\/name /, 'Servers before 1.36 refuse a name that starts with a digit.'],
  [/^check\/wrong-type .* must be .*, but is nothing/, 'Nothing in a list is read as an element without fields.'],
  [
    /^check\/conflicting-fields ScaledObject\/spec\/triggers/,
    'KEDA refuses the trigger, and then scales by none of them.',
  ],
  [/^check\/invalid-quantity .*"null" /, 'The server takes nothing for 0.'],
  [/^check\/invalid-quantity .*"\." /, 'The server reads a point alone as 0, which nobody means.'],
  [/^check\/unknown-value \S+ "" is not a valid value /, 'An empty word reads as if one was forgotten.'],
  [/^check\/invalid-quantity .*"( 1|1 )" /, 'The server cuts white space off, others who read it may not.'],
  [/^check\/invalid-quantity .*"(Mi|k)" /, 'The server reads a unit alone as 0, which nobody means.'],
  [/^check\/invalid-value Ingress.* labels of at most 63 /, 'No name server answers for such a host.'],
  [/^ingress-traefik\/unreadable-duration /, 'Traefik drops the Middleware, and the routes that use it.'],
  [
    /^check\/invalid-quantity .*"(1e\+21|1e30|1{30}|9223372036854775808)" /,
    'The server takes the largest amount that it can count for it.',
  ],
  [/^check\/missing-field .* type "Localhost" needs the name of a profile/, 'No profile has an empty name.'],
  [/^check\/invalid-value Middleware/, 'Traefik cannot use it, and drops the Middleware.'],
  [/^check\/missing-field Certificate\/spec /, 'No issuer makes a certificate without a name.'],
  [/^check\/invalid-value Certificate/, 'No issuer makes a certificate for such a name.'],
  [/^check\/missing-field .* a volume needs a source/, 'The server makes an emptyDir of it, and data would be lost.'],
  [/^check\/invalid-value .*\/image /, 'No image can be pulled by that name.'],
  [/^check\/duplicate-(variable|element) /, 'Server-side apply refuses the list, and so does Argo CD with it.'],
  [/^check\/invalid-value (HTTPScaledObject|InterceptorRoute)\/spec\/timeouts\//, 'The interceptor cannot read it.'],
  [/^check\/invalid-value \S*\/mountPath /, 'The container runtime refuses to start the container.'],
]

/** The reason for an error, if there is one. */
export function strictness(text: string): string | undefined {
  return STRICTER_CODES.find(([words]) => words.test(text))?.[1]
}
