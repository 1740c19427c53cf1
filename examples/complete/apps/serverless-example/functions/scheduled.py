"""Functions that run by the clock."""

from k3sfn import Context, schedule_trigger


@schedule_trigger(cron="0 3 * * *", timezone="Europe/Berlin")
def nightly_cleanup(context: Context) -> None:
    print("cleaning up at", context.timestamp)
