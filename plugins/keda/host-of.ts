/** The host of the first of several addresses: `rabbitmq.apps` of `amqp://user@rabbitmq.apps:5672/vhost,…`. */
export function hostOf(address: string): string {
  const [first = ''] = address.split(',')
  return first
    .replace(/^\w+:\/\//, '')
    .replace(/^[^@]*@/, '')
    .replace(/[:/].*$/, '')
}
