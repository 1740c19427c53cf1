"""Functions that take messages from queues."""

from k3sfn import Context, queue_trigger, serverless


@serverless(memory="256Mi", max_instances=5)
@queue_trigger(queue_name="tasks", batch_size=5)
def process_tasks(messages: list[dict], context: Context) -> None:
    for message in messages:
        print(context.function_name, message)
