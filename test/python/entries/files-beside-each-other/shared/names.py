QUEUE = "tasks"
