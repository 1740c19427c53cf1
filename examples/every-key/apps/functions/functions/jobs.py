"""Functions that take messages and that run by the clock."""

from k3sfn import queue_trigger, schedule_trigger


@queue_trigger(queue_name="orders", batch_size=10)
def take_orders(messages: list[dict]) -> None:
    print(len(messages), "orders")


@schedule_trigger(cron="30 2 * * *", timezone="UTC")
def clean_up() -> None:
    print("cleaning up")
