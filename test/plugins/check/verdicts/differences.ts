/** What the server takes and the check refuses all the same, and why. A star stands for any kind. */
export const STRICTER: Readonly<Record<string, string>> = {
  'Service: digit first': 'Servers before 1.36 refuse it.',
  'PodDisruptionBudget: underscore in name': 'No other kind takes it, and clients build DNS names and paths of names.',
  'HTTPScaledObject: name of 55': 'KEDA makes a HorizontalPodAutoscaler whose name then is too long for a label.',
  'Deployment: image with space': 'No image can be pulled by that name.',
  'Deployment: image with capitals': 'No image can be pulled by that name.',
  'Deployment: variable twice': 'Server-side apply refuses it, and so does Argo CD with it.',
  'Deployment: pull secret twice': 'Server-side apply refuses it, and so does Argo CD with it.',
  'Deployment: host alias twice': 'Server-side apply refuses it, and so does Argo CD with it.',
  'Deployment: memory without digit': 'The server reads it as 0, which nobody means.',
  'Deployment: probe port of no container': 'The probe fails for ever.',
  'Deployment: mount path relative': 'The container runtime refuses to start the container.',
  'Deployment: mount path with colon': 'The container runtime refuses to start the container.',
  'Deployment: mount path with steps back': 'The container runtime refuses to start the container.',
  'Deployment: volume without source': 'The server makes an emptyDir of it: data that was to be kept would be lost.',
  'Deployment: negative grace period': 'The server makes 1 of it, which nobody means.',
  'StatefulSet: negative history': 'Deployments and DaemonSets are refused with it; nobody can mean it.',
  'StatefulSet: unavailable 120%': 'Deployments and DaemonSets are refused with it; nobody can mean it.',
  'Service: node port 80': 'A dry run takes no port; the server refuses it when it does.',
  'Service: session affinity configured, but off': 'The server drops it, so it would not do what it says.',
  'PersistentVolumeClaim: copy of a pod': 'The server drops it, so the volume would be empty.',
  'Ingress: host with long label': 'No name server answers for it.',
  'PodDisruptionBudget: neither': 'Such a budget protects nothing.',
  'ScaledObject: window above an hour': 'KEDA makes a HorizontalPodAutoscaler of it, which the server refuses.',
  'Middleware: period in words': 'Traefik drops the Middleware, and the routes that use it.',
  'Certificate: no names': 'cert-manager refuses it.',
}

const SELECTOR = 'What can be corrected is the selector: the labels of the pods are our own.'
const ADDRESS = 'The server looks at the list that it made of "clusterIP".'
const STORAGE = 'The server leaves out a step of the way.'
const FILES = 'The server leaves out the numbers of the elements, and steps between them.'
const TOLERATION = 'The server names the field that contradicts, we the one to change.'

/** What the check refuses at another field than the server, and why. A star stands for any kind. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  '*: selector of other pods': SELECTOR,
  '*: selector asks for more': SELECTOR,
  '*: pods without labels': SELECTOR,
  '*: selector by expression of others': SELECTOR,
  'Job: manual selector of other pods': SELECTOR,
  'Service: external with address': ADDRESS,
  'Service: headless load balancer': ADDRESS,
  'Service: headless node port': ADDRESS,
  'Service: bad address': ADDRESS,
  'PersistentVolumeClaim: size 0': STORAGE,
  'PersistentVolumeClaim: negative size': STORAGE,
  'Deployment: host pids with shared processes': 'The server names the security context, where it does not stand.',
  'Deployment: projected token without path': FILES,
  'Deployment: downward field without path': FILES,
  'Deployment: downward unknown field': FILES,
  'Deployment: anti-affinity with bad namespace': 'The server names "namespace", which there is not.',
  'Deployment: toleration that exists with value': TOLERATION,
  'Deployment: toleration with bad value': TOLERATION,
  'Deployment: toleration that waits for nothing': TOLERATION,
  'Deployment: spread twice': 'The server names the first of the two, we the second.',
  'Deployment: device without limit': 'The server names the limits, which lack it, we the request, which needs it.',
  'Job: name of 64': 'The server names the label that it makes of the name.',
  'StatefulSet: claim without name': 'The server names the volume that it makes of the claim.',
  'StatefulSet: claim name with underscore': 'The server names the volume that it makes of the claim.',
  'Ingress: class twice': 'The server leaves out "metadata".',
  'HorizontalPodAutoscaler: target of both': 'The server names one of the two, we the other.',
}

/** The reason for a difference in a case, if there is one. */
export function reasonFor(reasons: Readonly<Record<string, string>>, name: string): string | undefined {
  return reasons[name] ?? reasons[name.replace(/^\w+/, '*')]
}
